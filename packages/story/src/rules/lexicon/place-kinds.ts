import { wordMap, wordSet } from './word-set.ts';

/** Nouns that mean a place. `building` ones have an inside; `open` ones lie outdoors; `town` ones hold others. */
export type PlaceSort = 'building' | 'open' | 'town' | 'room';
const sort = (value: string): PlaceSort =>
  value === 'o' ? 'open' : value === 't' ? 'town' : value === 'r' ? 'room' : 'building';

export const placeKinds = wordMap(
  `abbey:b academy:b airfield:o airport:b alley:o apartment:r aquarium:b arcade:b arena:b asylum:b attic:r auditorium:b avenue:o backyard:o bakery:b balcony:r ballroom:r bank:b bar:b barn:b barracks:b
  basement:r base:b basilica:b bay:o bazaar:o beach:o bedroom:r bistro:b bookshop:b bookstore:b boardroom:r boulevard:o bridge:o brothel:b building:b bungalow:b bunker:b bureau:b cabaret:b cabin:b cafe:b café:b cafeteria:b camp:o campsite:o campus:o canal:o
  canyon:o carpark:o casino:b castle:b cathedral:b cave:o cavern:o cell:r cellar:r cemetery:o chalet:b chamber:r chapel:b chateau:b château:b church:b churchyard:o cinema:b circus:o citadel:b city:t classroom:r cliff:o
  cliffs:o clinic:b club:b clubhouse:b coast:o college:b compound:b convent:b corridor:r cottage:b country:t county:t court:b courthouse:b courtroom:r courtyard:o cove:o creek:o crossroads:o crypt:r den:r depot:b desert:o diner:b
  district:t dock:o docks:o dormitory:b dungeon:r embassy:b estate:o factory:b fair:o fairground:o farm:o farmhouse:b field:o fields:o firm:b flat:r forest:o fort:b fortress:b foundry:b fountain:o galaxy:t gallery:b
  garage:b garden:o gardens:o gate:o ghetto:t glacier:o glade:o grave:o graveyard:o greenhouse:b gym:b gymnasium:b hall:b hamlet:t hangar:b harbor:o harbour:o headquarters:b heath:o highway:o hill:o hills:o hospice:b
  hospital:b hostel:b hotel:b house:b houseboat:b hut:b inn:b island:o islands:o isle:o jail:b jungle:o kingdom:t kitchen:r lab:b laboratory:b lagoon:o lake:o lane:o launderette:b laundromat:b laundry:b library:b lighthouse:b loch:o lodge:b loft:r
  lobby:r lounge:r mall:b manor:b mansion:b market:o marketplace:o marsh:o meadow:o metro:b mill:b mine:o mines:o ministry:b moon:o monastery:b moor:o morgue:b mosque:b motel:b motorway:o mountain:o mountains:o museum:b neighborhood:t neighbourhood:t
  nightclub:b nunnery:b oasis:o observatory:b ocean:o office:r offices:b opera:b orchard:o orphanage:b outpost:b palace:b parish:t park:o parlor:r parlour:r pass:o peninsula:o penthouse:r pharmacy:b pier:o planet:t plantation:o playground:o plaza:o
  pool:o port:o precinct:b prison:b province:t pub:b quarry:o quay:o ranch:o reef:o refinery:b republic:t resort:o restaurant:b river:o riverbank:o road:o roof:o rooftop:o room:r ruins:o saloon:b salon:b sanatorium:b sanctuary:b school:b schoolhouse:b
  sea:o seaside:o settlement:t shack:b ship:b shop:b shore:o shrine:b slum:t slums:t spaceship:b square:o stable:b stables:b stadium:b stage:o station:b state:t store:b street:o streets:o studio:b suburb:t subway:b suite:r supermarket:b surgery:b swamp:o
  synagogue:b tavern:b teahouse:b temple:b tent:o terminal:b terrace:o territory:t theater:b theatre:b tomb:o tower:b town:t townhouse:b trail:o train:b tunnel:o university:b valley:o vault:r vicarage:b villa:b village:t vineyard:o waiting_room:r
  ward:r warehouse:b waterfall:o well:o wharf:o wilderness:o windmill:b winery:b woods:o workshop:b yacht:b yard:o zoo:o shipyard:o junkyard:o scrapyard:o farmyard:o boathouse:b bathhouse:b guesthouse:b lighthouse:b treehouse:b whorehouse:b safehouse:b
  pawnshop:b barbershop:b coffeehouse:b coffeeshop:b steakhouse:b pizzeria:b trattoria:b osteria:b cantina:b taverna:b izakaya:b hacienda:b favela:t souk:o medina:t kasbah:t dacha:b casa:b hostal:b pension:b pensione:b schloss:b gasthaus:b palazzo:b piazza:o
  roadhouse:b speakeasy:b tearoom:b canteen:b dojo:b submarine:b starship:b shelter:b megacity:t metropolis:t colony:t empire:t realm:t land:t taxi:b car:b bus:b elevator:b lift:b truck:b van:b boat:b plane:b helicopter:b carriage:b tram:b platform:o stairwell:b staircase:b hallway:r bathroom:r boarding_house:b guest_house:b car_park:o tattoo_parlour:b tattoo_parlor:b pawn_shop:b barber_shop:b phone_booth:b wig_shop:b nail_salon:b boarding_school:b lighthouse:b pulpería:b market_square:o town_hall:b city_hall:b court_room:r war_room:r control_room:r gas_chamber:r ghost_town:t hair_salon:b book_shop:b book_store:b fish_market:o safe_house:b construction_site:o crime_scene:o landing_strip:o bus_stop:o parking_lot:o petrol_station:b gas_station:b police_station:b train_station:b railway_station:b bus_station:b
  swimming_pool:o living_room:r dining_room:r hotel_room:r interrogation_room:r emergency_room:r locker_room:r engine_room:r throne_room:r opera_house:b coffee_shop:b tea_house:b night_club:b flower_shop:b radio_station:b power_plant:b space_station:b fire_station:b nursing_home:b funeral_home:b
  abattoir:b aerodrome:o airstrip:o alcove:r allotment:o allotments:o ambulance:b amphitheatre:o amphitheater:o annex:b annexe:b antechamber:r apiary:o arboretum:o archive:b archives:b archipelago:o armoury:b armory:b atelier:b
  atoll:o atrium:r aviary:b bakehouse:b bandstand:o barge:b bastion:o baths:b battlefield:o battlements:o battleground:o bayou:o belfry:r belltower:b birdhouse:b bivouac:o blacksmith's:b boardwalk:o bodega:b bog:o bookies:b booth:r
  boudoir:r brasserie:b breakwater:o brewery:b brickworks:b butcher's:b byre:b cafetería:b campground:o caravan:b caravanserai:b carwash:o catacombs:r causeway:o checkpoint:o chocolaterie:b cistern:r clearing:o cliffside:o
  clifftop:o cloakroom:r cloister:o cloisters:o coalyard:o cockpit:r colliery:b colosseum:o concourse:o conservatory:r consulate:b copse:o cornfield:o corral:o cowshed:b crater:o crawlspace:r creche:b crematorium:b crossroad:o
  cubicle:r cul-de-sac:o dairy:b dam:o darkroom:r deck:o disco:b dispensary:b distillery:b ditch:o dockside:o dockyard:o doorstep:o dorm:r dovecote:b driveway:o drugstore:b dugout:r dune:o dunes:o duplex:b embankment:o emporium:b
  encampment:o estuary:o expanse:o ferry:b firehouse:b fishery:b fjord:o floodplain:o flophouse:b foothills:o footbridge:o footpath:o foreshore:o forecourt:o forge:b foyer:r freezer:r frontier:o funfair:o gallows:o gangway:o gaol:b
  garrison:b garret:r gatehouse:b gazebo:o glasshouse:b gorge:o granary:b grandstand:o grocery:b grotto:o grove:o guardhouse:b guildhall:b gulch:o gully:o hairdresser's:b hairdressers:b hammam:b hatchery:b haven:o hayloft:r
  headland:o helipad:o henhouse:b herbarium:b hermitage:b hideaway:b hideout:b hillside:o hilltop:o homestead:b hothouse:b hovel:b igloo:b infirmary:b ironworks:b islet:o jetty:o junction:o kennel:b kennels:b kiln:b kindergarten:b
  kiosk:b kitchenette:r knoll:o labyrinth:o landfill:o landing:r larder:r latrine:r laundrette:b lay-by:o layby:o levee:o lifeboat:b limousine:b limo:b lido:o lock-up:b lockup:b longhouse:b madrasa:b mailroom:r maisonette:b
  mangrove:o mangroves:o manse:b mausoleum:b maze:o mezzanine:r minaret:b mineshaft:r moat:o monument:o moorland:o moors:o mortuary:b mountainside:o mountaintop:o mudflats:o multistorey:b multi-storey:b nave:r newsroom:r nook:r
  nursery:b orangery:b outback:o outhouse:b overpass:o paddock:o paddy:o paddies:o pagoda:b pantry:r passage:r passageway:r pasture:o patio:o pavement:o pavilion:b pawnbroker's:b pawnbrokers:b phonebox:r pigsty:o plateau:o
  playroom:r polytunnel:b pond:o porch:o portakabin:b prairie:o printer's:b promenade:o pueblo:t pulpit:r quarters:r quayside:o racecourse:o racetrack:o railway:o railroad:o rainforest:o ramparts:o ravine:o reception:r rectory:b
  rehab:b reservoir:o residence:b ridge:o rink:b riverbed:o riverboat:b riverside:o roadblock:o roadside:o ropewalk:o roundabout:o runway:o sacristy:r sandbank:o sauna:r savanna:o savannah:o sawmill:b scaffold:o scaffolding:o
  schoolroom:r schoolyard:o seafront:o seashore:o seabed:o seminary:b sewer:r sewers:r shanty:b shed:b shoreline:o showroom:b sickbay:r sidewalk:o silo:b skatepark:o slaughterhouse:b slipway:o smithy:b smokehouse:b spaceport:o
  stairs:r steelworks:b steppe:o steppes:o storehouse:b storeroom:r stockroom:r strait:o stronghold:b subbasement:r substation:b summerhouse:b summit:o sunroom:r swamps:o sweatshop:b tabernacle:b tailor's:b takeaway:b tannery:b
  tarmac:o taproom:b tearooms:b tenement:b thicket:o tidepool:o tollbooth:r tollgate:o toolshed:b tortillería:b tortilleria:b towpath:o track:o tracks:o trailer:b traphouse:b trawler:b treeline:o trench:o trenches:o tundra:o
  turret:r underpass:o vaults:r verandah:o veranda:o vestibule:r vestry:r vet's:b viaduct:o viewpoint:o vineyards:o volcano:o walkway:o wasteland:o watchtower:b watermill:b weighbridge:o weir:o wheelhouse:r woodland:o woodshed:b
  workhouse:b worksite:o yurt:b ziggurat:b gondola:b canoe:b rowboat:b spacecraft:b shuttle:b airship:b zeppelin:b minibus:b carousel:o merry-go-round:o rollercoaster:o bullpen:r staffroom:r sandpit:o backroom:r bedsit:r high-rise:b
  highrise:b skyscraper:b flyover:o graveside:o crematory:b icu:r dentist's:b chemist's:b baker's:b greengrocer's:b narrowboat:b sundeck:o launchpad:o airlock:r biodome:b boatyard:o cannery:b saltworks:b glassworks:b gasworks:b
  waterworks:b lumberyard:o brickyard:o oilfield:o minefield:o border:o lookout:o parsonage:b presbytery:b deanery:b battlement:o drawbridge:o portcullis:o stableyard:o dovecot:b scullery:r treasury:b soundstage:b nightspot:b
  drive-through:o drive-thru:o toilet:r toilets:r stream:o stall:o path:o dump:o study:r lock:o ledge:o raft:o wreck:o spa:b ring:o stand:o border_crossing:o bowling_green:o car_wash:o chicken_coop:b community_centre:b
  community_center:b cricket_ground:o crow's_nest:r detention_centre:b dog_races:o dog_show:b dry_cleaner's:b dry_cleaners:b fire_escape:o fish_auction:b football_pitch:o garden_centre:b golf_course:o health_centre:b iron_works:b
  leisure_centre:b linen_cupboard:r meat_locker:r mine_shaft:r mobile_home:b oil_rig:o old_folks_home:b old_people's_home:b parade_ground:o parking_structure:b parking_space:o petrol_pump:o phone_box:r picket_line:o press_box:r
  rest_stop:o retirement_home:b rubbish_dump:o salt_flats:o salt_pans:o shop_floor:r shopping_centre:b shopping_center:b storage_unit:b taxi_rank:o tower_block:b training_ground:o tram_stop:o truck_stop:b watering_hole:o
  wildlife_reserve:o zebra_crossing:o big_wheel:o ferris_wheel:o bumper_cars:o hall_of_mirrors:r witness_box:r boxing_ring:o wrestling_ring:o changing_rooms:r call_centre:b call_center:b village_green:o burial_ground:o
  intensive_care:r tea_stall:o food_stall:o market_stall:o fruit_stall:o fish_stall:o fire_engine:b signal_box:b level_crossing:o crew_mess:r passport_control:o baggage_claim:o duty_free:b launch_pad:o mission_control:r escape_pod:r
  greenhouse_dome:b oyster_bed:o salt_works:b border_fence:o chapel_of_rest:b stock_exchange:b trading_floor:r gallery_space:b film_set:o rehearsal_space:b dance_floor:r festival_site:o motorway_services:b gas_pump:o used-car_lot:o
  used_car_lot:o car_boot_sale:o jumble_sale:b flower_stall:o`,
  sort,
);

/** Kinds that follow a name and make it a place: Baker Street, Briony Lodge. Broad ones (`state`, `stage`) need more. */
export const vagueKinds = wordSet(
  'forge shed stall track tracks deck trench path dump study lock ledge wood wreck stand ring raft stream border dam squat landing mission freezer toilet porch bog ridge spa stairs barge shuttle keep grove coop silo dock exchange deck yard stage pass well pass stage state land fair court base office country moon firm bank bureau bay room court sea mine field gate port chamber cell flat roof surgery train ship ward fort den',
);

/** Kinds that stand before the name: Hotel Adlon, Mount Doom, Lake Como. */
export const leadingKinds = wordMap(
  'hotel:b café:b cafe:b lake:o mount:o mt:o fort:b port:o castle:b villa:b château:b chateau:b casa:b bar:b club:b camp:o cape:o isle:o planet:t san:t santa:t saint:t st:t los:t las:t el:t pension:b schloss:b plaza:o piazza:o rue:o calle:o via:o avenida:o restaurant:b ristorante:b trattoria:b pier:o platform:o gate:o room:r apartment:r sector:t district:t area:o route:o highway:o station:b loch:o new:t north:t south:t east:t west:t port:t upper:t lower:t',
  sort,
);

/** Things that carry names, but are neither people nor places: companies, papers, clubs. */
export const organisationKinds =
  wordSet(`corporation corp inc ltd llc company co times post herald gazette tribune chronicle telegraph guardian journal news magazine agency bureau committee council association society union
foundation institute federation league team party army navy police department ministry government parliament congress senate cia fbi kgb mi5 mi6 nsa nasa un eu bbc cnn interpol mafia cartel syndicate gang brotherhood order industries
enterprises systems labs technologies bank airlines motors group records pictures films entertainment press orchestra band brothers sisters family cup award prize act war treaty project operation protocol mission files code programme program festival championship olympics`);
