import { wordSet } from './word-set.ts';

/** Countries and continents, lower case. */
export const countries =
  wordSet(`afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brasil bulgaria burma
cambodia cameroon canada chile china colombia congo costa_rica croatia cuba cyprus czechia czech_republic denmark dominica ecuador egypt england eritrea estonia ethiopia fiji finland france gabon gambia germany ghana greece
greenland grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy ivory_coast jamaica japan jordan kazakhstan kenya korea north_korea south_korea kosovo kuwait kyrgyzstan laos latvia lebanon
liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands holland new_zealand
nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa saudi_arabia scotland senegal serbia sierra_leone singapore slovakia slovenia somalia south_africa
soviet_union spain sri_lanka sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand tibet togo tonga trinidad tunisia turkey türkiye uganda ukraine united_kingdom uk united_states usa uruguay uzbekistan vanuatu venezuela vietnam
wales yemen zambia zimbabwe africa asia europe antarctica america north_america south_america`);

/** Regions, states and provinces, lower case. */
export const regions =
  wordSet(`bohemia bavaria prussia persia siberia patagonia scandinavia catalonia sicily sardinia corsica tuscany provence normandy brittany andalusia andalucia galicia transylvania saxony
california texas florida alaska hawaii nevada arizona colorado oregon utah ohio michigan illinois georgia alabama louisiana mississippi tennessee kentucky
virginia maryland massachusetts maine vermont connecticut pennsylvania new_jersey new_mexico montana wyoming idaho kansas nebraska iowa missouri minnesota wisconsin indiana oklahoma arkansas north_dakota south_dakota north_carolina south_carolina rhode_island new_hampshire delaware cornwall yorkshire
quebec ontario alberta tasmania queensland kerala punjab goa bengal rajasthan crimea chechnya kurdistan hokkaido`);

/** Large cities, lower case. */
export const cities =
  wordSet(`aberdeen abidjan abu_dhabi abuja accra addis_ababa adelaide ahmedabad aleppo alexandria algiers amman amsterdam ankara antwerp asuncion athens atlanta auckland austin baghdad baku baltimore bamako bangalore bangkok barcelona basel
bath beijing beirut belfast belgrade bergen berlin bern bilbao birmingham bogota bogotá bologna bombay bonn bordeaux boston brasilia bratislava bremen brisbane bristol brooklyn brussels bucharest budapest buenos_aires bruges cairo calcutta calgary cambridge canberra cannes
cape_town caracas cardiff cartagena casablanca chennai chicago chongqing cologne colombo copenhagen cork cordoba córdoba cusco dakar dallas damascus dar_es_salaam delhi new_delhi denver detroit dhaka doha dresden dubai dublin dubrovnik durban düsseldorf
edinburgh eindhoven florence frankfurt freetown gdansk gdańsk geneva genoa ghent glasgow gothenburg granada graz guadalajara guangzhou hague haifa hamburg hanoi harare harlem havana heidelberg helsinki ho_chi_minh_city hollywood hong_kong honolulu houston hyderabad ibadan innsbruck
isfahan istanbul izmir jaipur jakarta jerusalem johannesburg kabul kampala kano karachi kathmandu kiev kyiv kigali kingston kinshasa kolkata krakow kraków kuala_lumpur kyoto la_paz lagos lahore las_vegas lausanne leeds leipzig leningrad lille lima lisbon liverpool ljubljana
lodz london los_angeles luanda lucerne lusaka lviv lyon lyons macau madrid malaga málaga malmo malmö manchester manhattan manila maputo marrakech marrakesh marseille marseilles mecca medellin medellín melbourne memphis mexico_city miami milan minneapolis minsk mogadishu mombasa monrovia monte_carlo montevideo
monterrey montreal moscow mumbai munich nagasaki nairobi nantes naples nashville new_orleans new_york new_york_city newcastle nice nottingham nuremberg odessa odesa orlando osaka oslo ottawa oxford palermo panama_city paris perth philadelphia phnom_penh pittsburgh pompeii port_harcourt portland
porto prague pretoria pyongyang quito rabat recife reykjavik riga rio rio_de_janeiro riyadh rome rotterdam saigon salem salvador salzburg san_antonio san_diego san_francisco san_juan san_sebastian santiago são_paulo sao_paulo sarajevo savannah seattle seoul seville sevilla shanghai sheffield
shenzhen skopje sofia st_petersburg saint_petersburg stockholm strasbourg stuttgart surat sydney taipei tallinn tangier tashkent tbilisi tehran tel_aviv tijuana timbuktu tirana tokyo toledo toronto toulouse trieste tripoli tunis turin ulaanbaatar utrecht valencia valparaiso vancouver
venice verona vienna vilnius vladivostok volgograd warsaw washington wellington winnipeg wroclaw wuhan xian yangon yerevan yokohama zagreb zanzibar zurich zürich la nyc queens bronx soho notting_hill whitechapel montmartre kreuzberg gotham`);

/** The kind a gazetteer name has, or undefined. Lower case. */
export function gazetteerKind(lower: string): 'city' | 'country' | 'region' | undefined {
  if (lower === 'la') return undefined;
  if (cities.has(lower)) return 'city';
  return countries.has(lower) ? 'country' : regions.has(lower) ? 'region' : undefined;
}
