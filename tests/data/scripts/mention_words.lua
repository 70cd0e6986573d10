-- Words that help to find names in English news. Collected for this project; short on purpose.
-- A list here is data: packs make lexicons of it with lede.lexicon.
local M = {}

M.titles = {
  "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "Judge",
  "President", "Prime Minister", "Chancellor", "Minister", "Senator", "Governor", "Councillor",
  "Mayor", "Inspector", "Sergeant", "Captain", "General", "Colonel", "Ambassador", "Commissioner",
}

M.roles = {
  "CEO", "CFO", "CTO", "chief executive", "interim chief executive", "finance director",
  "medical director", "managing director", "director", "chairman", "chairwoman", "chair",
  "president", "vice president", "prime minister", "transport minister", "finance minister",
  "foreign minister", "health minister", "minister", "mayor", "general secretary", "secretary",
  "spokesman", "spokeswoman", "spokesperson", "founder", "company founder", "co-founder", "owner",
  "manager", "head", "professor", "engineer", "city engineer", "inspector", "commissioner",
  "councillor", "analyst", "lawyer", "editor", "correspondent",
}

M.given_names = {
  "Adam", "Alan", "Alexander", "Alice", "Amir", "Andrea", "Andrew", "Angela", "Anil", "Anna",
  "Anne", "Anthony", "Antonio", "Barbara", "Ben", "Brian", "Carla", "Carlos", "Carol", "Caroline",
  "Catherine", "Charles", "Chris", "Christine", "Claire", "Daniel", "David", "Diana", "Donald",
  "Edward", "Eleanor", "Elena", "Elin", "Elizabeth", "Emil", "Emily", "Emma", "Eric", "Eugene",
  "Fatima", "Francis", "Frank", "George", "Greta", "Hanna", "Hans", "Helen", "Henrik", "Henry",
  "Ingrid", "Irina", "Jack", "James", "Jane", "Javier", "Jean", "Jennifer", "John", "Jonas",
  "José", "Joseph", "Julia", "Karen", "Karim", "Karl", "Kate", "Kevin", "Laura", "Lars", "Lena",
  "Linda", "Lisa", "Lucy", "Luis", "Maria", "Marie", "Mark", "Martin", "Mary", "Michael",
  "Mohammed", "Nadia", "Natalia", "Nicholas", "Olga", "Oliver", "Omar", "Owen", "Patricia",
  "Paul", "Pedro", "Peter", "Philip", "Rachel", "Richard", "Robert", "Rosa", "Ruth", "Samuel",
  "Sarah", "Sergei", "Simon", "Sofia", "Stephen", "Susan", "Thomas", "Tobias", "Tomas",
  "Vladimir", "William", "Yusuf", "Zoë",
}

-- The last word of a company's name: its first word alone often stands for it.
M.company_words = {
  "Airlines", "Bank", "Brothers", "Capital", "Company", "Corp", "Corporation", "Electric",
  "Energy", "Ferries", "Foods", "Group", "Holdings", "Inc", "Industries", "Insurance", "Lab",
  "Laboratories", "Labs", "Line", "Lines", "Ltd", "Motors", "Oil", "Partners", "Pharma", "Plc",
  "Software", "Steel", "Systems", "Technologies", "Telecom", "Utilities", "Water", "Works",
}

-- The last word of the name of another body.
M.body_words = {
  "Agency", "Army", "Assembly", "Association", "Authority", "Board", "Bureau", "Club", "College",
  "Commission", "Committee", "Congress", "Council", "Court", "Courier", "Department",
  "Federation", "Foundation", "Fund", "Government", "Herald", "Hospital", "House", "Institute",
  "Ministry", "Museum", "News", "Office", "Organisation", "Organization", "Parliament", "Party",
  "Police", "Post", "Press", "Registry", "Regulator", "Review", "School", "Senate", "Service",
  "Society", "Times", "Tribunal", "Trust", "Union", "University",
}

M.organisations = {
  { "European Union", type = "body" }, { "EU", type = "body", name = "European Union" },
  { "European Parliament", type = "body" },
  { "EU Parliament", type = "body", name = "European Parliament" },
  { "European Commission", type = "body" }, { "United Nations", type = "body" },
  { "UN", type = "body", name = "United Nations" }, { "NATO", type = "body" },
  { "Europol", type = "body" }, { "Interpol", type = "body" }, { "BBC", type = "company" },
  { "Reuters", type = "company" }, { "Twitter", type = "company" },
  { "Facebook", type = "company" }, { "Google", type = "company" },
  { "Microsoft", type = "company" }, { "Kaspersky Lab", type = "company" },
  { "Kaspersky", type = "company", name = "Kaspersky Lab" }, { "the Register", type = "company" },
}

-- Capitalised for other reasons: at the start of a sentence, days, months, peoples.
M.no_names = {
  "a", "about", "according", "after", "all", "also", "although", "an", "and", "another", "any",
  "as", "at", "because", "before", "both", "but", "by", "click", "during", "earlier", "every",
  "few", "first", "for", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in",
  "ironically", "it", "its", "last", "later", "many", "meanwhile", "more", "most", "my", "new",
  "no", "nobody", "not", "now", "of", "on", "once", "one", "only", "or", "our", "please", "she",
  "since", "so", "some", "still", "such", "that", "the", "their", "then", "there", "these",
  "they", "this", "those", "though", "to", "today", "together", "two", "under", "until", "we",
  "what", "when", "where", "which", "while", "who", "why", "with", "without", "yesterday", "yet",
  "you", "your", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December", "Christmas", "Easter",
}

M.verbs_of_saying = {
  "said", "says", "say", "told", "tells", "added", "adds", "announced", "asked", "asks", "argued",
  "argues", "called", "claimed", "claims", "declared", "explained", "insisted", "noted",
  "replied", "stated", "tweeted", "warned", "warns", "wrote", "writes",
}

return M
