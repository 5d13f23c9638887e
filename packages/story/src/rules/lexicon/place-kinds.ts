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
  swimming_pool:o living_room:r dining_room:r hotel_room:r interrogation_room:r emergency_room:r locker_room:r engine_room:r throne_room:r opera_house:b coffee_shop:b tea_house:b night_club:b flower_shop:b radio_station:b power_plant:b space_station:b fire_station:b nursing_home:b funeral_home:b`,
  sort,
);

/** Kinds that follow a name and make it a place: Baker Street, Briony Lodge. Broad ones (`state`, `stage`) need more. */
export const vagueKinds = wordSet(
  'well pass stage state land fair court base office country moon firm bank bureau bay room court sea mine field gate port chamber cell flat roof surgery train ship ward fort den',
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
