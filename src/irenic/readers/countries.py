"""Countries with their capitals and adjectives: names that are places, whatever a parser makes of them."""

from typing import Final, NamedTuple


class Country(NamedTuple):
    """A country by the name that news use."""

    name: str
    capital: str
    adjective: str
    """The common form of the adjective; the word for the people where it is another one is not kept."""
    others: tuple[str, ...] = ()
    """Other common names of the country or of its seat of government."""


_ROWS: Final = """
Afghanistan|Kabul|Afghan
Albania|Tirana|Albanian
Algeria|Algiers|Algerian
Andorra|Andorra la Vella|Andorran
Angola|Luanda|Angolan
Antigua and Barbuda|Saint John's|Antiguan|Antigua
Argentina|Buenos Aires|Argentine|Argentinian
Armenia|Yerevan|Armenian
Australia|Canberra|Australian
Austria|Vienna|Austrian
Azerbaijan|Baku|Azerbaijani
Bahamas|Nassau|Bahamian
Bahrain|Manama|Bahraini
Bangladesh|Dhaka|Bangladeshi
Barbados|Bridgetown|Barbadian
Belarus|Minsk|Belarusian
Belgium|Brussels|Belgian
Belize|Belmopan|Belizean
Benin|Porto-Novo|Beninese|Cotonou
Bhutan|Thimphu|Bhutanese
Bolivia|La Paz|Bolivian|Sucre
Bosnia and Herzegovina|Sarajevo|Bosnian|Bosnia
Botswana|Gaborone|Botswanan
Brazil|Brasília|Brazilian|Brasilia
Brunei|Bandar Seri Begawan|Bruneian
Bulgaria|Sofia|Bulgarian
Burkina Faso|Ouagadougou|Burkinabe
Burundi|Gitega|Burundian|Bujumbura
Cabo Verde|Praia|Cape Verdean|Cape Verde
Cambodia|Phnom Penh|Cambodian
Cameroon|Yaoundé|Cameroonian|Yaounde
Canada|Ottawa|Canadian
Central African Republic|Bangui|Central African
Chad|N'Djamena|Chadian|Ndjamena
Chile|Santiago|Chilean
China|Beijing|Chinese|Peking
Colombia|Bogotá|Colombian|Bogota
Comoros|Moroni|Comorian
Congo|Brazzaville|Congolese|Republic of the Congo
Costa Rica|San José|Costa Rican
Côte d'Ivoire|Yamoussoukro|Ivorian|Ivory Coast|Abidjan
Croatia|Zagreb|Croatian
Cuba|Havana|Cuban
Cyprus|Nicosia|Cypriot
Czechia|Prague|Czech|Czech Republic
Democratic Republic of the Congo|Kinshasa|Congolese|DR Congo|DRC
Denmark|Copenhagen|Danish
Djibouti|Djibouti|Djiboutian
Dominica|Roseau|Dominican
Dominican Republic|Santo Domingo|Dominican
Ecuador|Quito|Ecuadorian
Egypt|Cairo|Egyptian
El Salvador|San Salvador|Salvadoran
Equatorial Guinea|Malabo|Equatoguinean
Eritrea|Asmara|Eritrean
Estonia|Tallinn|Estonian
Eswatini|Mbabane|Swazi|Swaziland
Ethiopia|Addis Ababa|Ethiopian
Fiji|Suva|Fijian
Finland|Helsinki|Finnish
France|Paris|French
Gabon|Libreville|Gabonese
Gambia|Banjul|Gambian
Georgia|Tbilisi|Georgian
Germany|Berlin|German
Ghana|Accra|Ghanaian
Greece|Athens|Greek
Grenada|Saint George's|Grenadian
Guatemala|Guatemala City|Guatemalan
Guinea|Conakry|Guinean
Guinea-Bissau|Bissau|Bissau-Guinean
Guyana|Georgetown|Guyanese
Haiti|Port-au-Prince|Haitian
Honduras|Tegucigalpa|Honduran
Hungary|Budapest|Hungarian
Iceland|Reykjavik|Icelandic
India|New Delhi|Indian|Delhi
Indonesia|Jakarta|Indonesian
Iran|Tehran|Iranian
Iraq|Baghdad|Iraqi
Ireland|Dublin|Irish
Israel|Jerusalem|Israeli|Tel Aviv
Italy|Rome|Italian
Jamaica|Kingston|Jamaican
Japan|Tokyo|Japanese
Jordan|Amman|Jordanian
Kazakhstan|Astana|Kazakh
Kenya|Nairobi|Kenyan
Kiribati|Tarawa|I-Kiribati
Kosovo|Pristina|Kosovar
Kuwait|Kuwait City|Kuwaiti
Kyrgyzstan|Bishkek|Kyrgyz
Laos|Vientiane|Lao
Latvia|Riga|Latvian
Lebanon|Beirut|Lebanese
Lesotho|Maseru|Basotho
Liberia|Monrovia|Liberian
Libya|Tripoli|Libyan
Liechtenstein|Vaduz|Liechtenstein
Lithuania|Vilnius|Lithuanian
Luxembourg|Luxembourg|Luxembourgish
Madagascar|Antananarivo|Malagasy
Malawi|Lilongwe|Malawian
Malaysia|Kuala Lumpur|Malaysian
Maldives|Malé|Maldivian
Mali|Bamako|Malian
Malta|Valletta|Maltese
Marshall Islands|Majuro|Marshallese
Mauritania|Nouakchott|Mauritanian
Mauritius|Port Louis|Mauritian
Mexico|Mexico City|Mexican
Micronesia|Palikir|Micronesian
Moldova|Chișinău|Moldovan|Chisinau
Monaco|Monaco|Monegasque
Mongolia|Ulaanbaatar|Mongolian
Montenegro|Podgorica|Montenegrin
Morocco|Rabat|Moroccan
Mozambique|Maputo|Mozambican
Myanmar|Naypyidaw|Burmese|Burma|Yangon
Namibia|Windhoek|Namibian
Nauru|Yaren|Nauruan
Nepal|Kathmandu|Nepali
Netherlands|Amsterdam|Dutch|The Hague
New Zealand|Wellington|New Zealand
Nicaragua|Managua|Nicaraguan
Niger|Niamey|Nigerien
Nigeria|Abuja|Nigerian|Lagos
North Korea|Pyongyang|North Korean
North Macedonia|Skopje|Macedonian|Macedonia
Norway|Oslo|Norwegian
Oman|Muscat|Omani
Pakistan|Islamabad|Pakistani
Palau|Ngerulmud|Palauan
Palestine|Ramallah|Palestinian|Gaza|West Bank
Panama|Panama City|Panamanian
Papua New Guinea|Port Moresby|Papua New Guinean
Paraguay|Asunción|Paraguayan|Asuncion
Peru|Lima|Peruvian
Philippines|Manila|Philippine|Filipino
Poland|Warsaw|Polish
Portugal|Lisbon|Portuguese
Qatar|Doha|Qatari
Romania|Bucharest|Romanian
Russia|Moscow|Russian
Rwanda|Kigali|Rwandan
Saint Kitts and Nevis|Basseterre|Kittitian
Saint Lucia|Castries|Saint Lucian
Saint Vincent and the Grenadines|Kingstown|Vincentian
Samoa|Apia|Samoan
San Marino|San Marino|Sammarinese
São Tomé and Príncipe|São Tomé|São Toméan
Saudi Arabia|Riyadh|Saudi|Jeddah
Senegal|Dakar|Senegalese
Serbia|Belgrade|Serbian
Seychelles|Victoria|Seychellois
Sierra Leone|Freetown|Sierra Leonean
Singapore|Singapore|Singaporean
Slovakia|Bratislava|Slovak
Slovenia|Ljubljana|Slovenian
Solomon Islands|Honiara|Solomon Islander
Somalia|Mogadishu|Somali|Somaliland
South Africa|Pretoria|South African|Cape Town
South Korea|Seoul|South Korean
South Sudan|Juba|South Sudanese
Spain|Madrid|Spanish
Sri Lanka|Colombo|Sri Lankan
Sudan|Khartoum|Sudanese
Suriname|Paramaribo|Surinamese
Sweden|Stockholm|Swedish
Switzerland|Bern|Swiss|Geneva
Syria|Damascus|Syrian
Taiwan|Taipei|Taiwanese
Tajikistan|Dushanbe|Tajik
Tanzania|Dodoma|Tanzanian|Dar es Salaam
Thailand|Bangkok|Thai
Timor-Leste|Dili|Timorese|East Timor
Togo|Lomé|Togolese|Lome
Tonga|Nukuʻalofa|Tongan
Trinidad and Tobago|Port of Spain|Trinidadian
Tunisia|Tunis|Tunisian
Turkey|Ankara|Turkish|Türkiye|Istanbul
Turkmenistan|Ashgabat|Turkmen
Tuvalu|Funafuti|Tuvaluan
Uganda|Kampala|Ugandan
Ukraine|Kyiv|Ukrainian|Kiev
United Arab Emirates|Abu Dhabi|Emirati|UAE|Dubai
United Kingdom|London|British|Britain|UK
United States|Washington|American|US|USA
Uruguay|Montevideo|Uruguayan
Uzbekistan|Tashkent|Uzbek
Vanuatu|Port Vila|Vanuatuan
Vatican City|Vatican City|Vatican|Holy See
Venezuela|Caracas|Venezuelan
Vietnam|Hanoi|Vietnamese
Western Sahara|Laayoune|Sahrawi
Yemen|Sanaa|Yemeni|Sana'a|Aden
Zambia|Lusaka|Zambian
Zimbabwe|Harare|Zimbabwean
"""


def _countries() -> tuple[Country, ...]:
    rows = (line.split("|") for line in _ROWS.strip().splitlines())
    return tuple(Country(name, capital, adjective, tuple(others)) for name, capital, adjective, *others in rows)


COUNTRIES: Final = _countries()
"""The members of the United Nations, and those that news treat alike."""
PLACES: Final = frozenset(name for one in COUNTRIES for name in (one.name, one.capital, *one.others))
"""Names that are places: countries, capitals and what else stands for them."""
ADJECTIVES: Final = frozenset(one.adjective for one in COUNTRIES)
"""Words for what is of a country; never a place."""
NAMES: Final = PLACES | ADJECTIVES
