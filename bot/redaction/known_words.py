"""Words that redaction knows beside the knowledge base: places, conditions, everyday English."""

from __future__ import annotations


def word_list(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in lines.replace("\n", ",").split(",")) - {""}


FUNCTION_WORDS = word_list(
    """
a an the and or but so if then than that this these those there here not no yes ok okay please pls
plz hi hey hello dear thanks thank sorry just very too also still already now today yesterday
tomorrow tonight soon again always never ever sometimes often usually really actually currently
recently basically apparently only even much more most less least such how what when where which
who whom whose why i im ive id ill me my mine myself you your yours youre he hes him his himself
she shes her hers herself it its itself we weve our ours us they theyre theyve their theirs them
is isnt am are arent was wasnt were werent be been being has hasnt have havent had hadnt having do
dont does doesnt did didnt doing done will wont would wouldnt can cant cannot could couldnt shall
should shouldnt may might must mustnt ought of to in on at by for from with without about into
onto over under after before during until till since while as per via up down off out as-well says
said say told tell asked ask wants want wanted needs need needed gets get got getting keeps keep
kept goes go went going gone came come coming thinks think feels feel knows know like likes loves
love hates hate refuses refuse refused struggles struggle struggling started starts start starting
left leaving moved moving move called call calls named names name known one two three four five
six seven eight nine ten eleven twelve both all any some each every other another same own few
many lot lots half first second third last next new old
"""
)
"""Words that hold sentences together, and the verbs that most often follow "my son"."""

EVERYDAY = word_list(
    """
autistic autism dyslexic dyslexia dyspraxic dyspraxia adhd asd asc pda ocd odd semh slcn anxious
anxiety asthmatic deaf blind disabled nonverbal non-verbal verbal speech language therapist
therapy year years month months week weeks day days hour hours minute minutes age aged term terms
time reception nursery preschool primary infant infants junior juniors secondary college sixth
form academy school schools class classes classroom teacher teachers teaching head headteacher
deputy assistant ta tas lsa hlta senco sendco sencos inco dsl governor governors tutor mentor
keyworker key worker gp doctor nurse paediatrician consultant psychologist psych ep eps ed salt ot
camhs ehcp ehc ehcna sen send sendiass ipsea la lea council local authority offer tribunal
tick ticks ticked untick
mediation plan plans review reviews meeting meetings letter letters report reports assessment
assessments mum mums mam mummy dad dads daddy parent parents carer carers nan nana nanny gran
grandad grandma granny grandpa auntie aunt uncle cousin cousins brother brothers sister sisters
twin twins son sons daughter daughters child children kid kids boy boys girl girls lad lads baby
toddler teenager teen husband wife partner ex friend friends family boyfriend girlfriend foster
adopted step stepson stepdaughter stepdad stepmum grandson granddaughter grandchild nephew niece
godson little one ones lo ds dd dc dh eldest oldest youngest middle older younger elder big monday
tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas
easter halloween summer autumn winter spring ramadan eid diwali holiday holidays behind ahead
bright clever lazy naughty violent aggressive quiet shy upset sad happy tired bored lonely scared
frightened distressed overwhelmed tearful suicidal bullied excluded suspended expelled masking
sensory meltdown meltdowns stimming toileting sleeping eating crying coping absolutely definitely
possibly probably literally honestly barely hardly constantly continually finally mostly mainly
nearly almost completely totally supposedly apparently severely moderately hyperactive gifted
undiagnosed diagnosed awaiting waiting homeschooled home-educated mainstream special specialist
independent residential private state maintained faith catholic church village english maths
phonics spelling writing handwriting reading science history geography music art pe polish urdu
punjabi bengali arabic somali romanian portuguese spanish french chinese ukrainian british england
wales welsh scotland scottish ireland irish london muslim christian jewish brilliant lovely
amazing useless rubbish awful terrible horrible great good bad better worse fine wave waves stage
band bands tier level target targets outcome outcomes intervention interventions sats gcse gcses
ehcps iep ieps isp isps dla pip uc nhs dfe ofsted laptop ipad tablet scribe mr mrs ms miss dr prof
intro name names date dates number numbers phone email postcode address quran qur'an mosque
madrassah brownies scouts cubs beavers guides rainbows rang spoke emailed phoned carries reckons
reckon funds crosses crossed died sir madam hun previous existing nearest whoever whatever fasd
sgo pmld spld mld sld benefit benefits stops premium king queen yr yrs wk wks mins cos bc wat wen
dose hows whos whats thats arnt cud shud wud x xx xxx lol ffs omg btw tbh idk asap fyi lots
regards kind cheers yours sincerely faithfully
"""
)
"""Words of parents that the cards need not use. A word of these is no name unless a title or the
like stands before it."""

SURVIVORS = _phrases(
    """
Down syndrome, Down's syndrome, Downs, Down's, Asperger, Asperger's, Aspergers, Tourette
Tourette's, Tourettes, Rett, Williams syndrome, Turner syndrome, Klinefelter, Angelman
Prader-Willi, Prader Willi, Noonan, Perthes, Marfan, Crohn, Crohn's, Ehlers-Danlos, Ehlers Danlos
Edwards syndrome, Patau, Irlen, DiGeorge, Landau-Kleffner, Lennox-Gastaut, Dravet, Usher
Fragile X, West syndrome, Erb's palsy, Bell's palsy, Hirschsprung, Joubert, Kabuki, Sotos
Conners, Connors, Vineland, Wechsler, WISC, Raven's, Boxall, Boxall profile, Bayley, Griffiths
Gillick, Gillick competence, Lego, Lego therapy, Makaton, Signalong, PECS, Elklan, Hanen, ELSA
Thrive, Nessy, Toe by Toe, Lexia, Ruth Miskin, Read Write Inc, Jolly Phonics, Talk Boost
WellComm, Attention Autism, Gina Davies, Carol Gray, Zones of Regulation, Social Stories
Colourful Semantics, Comic Strip Conversations, Draw and Talk, Forest School, forest schools
Sunday school, Numicon, Clicker, Beanstalk, Earlybird, EarlyBird Plus, Cygnet, Portage, Teeth
Tapestry, ClassDojo, Bucket time, Rainbow Readers, Accelerated Reader, Oxford Reading Tree
Biff Chip and Kipper, Ofsted, Mencap, Contact, Kooth, Cerebra, SOS SEN, SOSSEN, Coram, Kids
Scope, Sense, NSPCC, Barnardo's, Barnardos, YoungMinds, Young Minds, Samaritans, Childline, Shout
Winston's Wish, National Autistic Society, British Dyslexia Association, Family Lives
Citizens Advice, Place2Be, Family Hub, Children's Centre, Sure Start, Great Ormond Street
Action for Children, Afasic, St John Ambulance, Prince's Trust, Child Law Advice
Ambitious about Autism, Home-Start, Homestart, King's Speech, Queen's Speech, White Paper
Green Paper, Equality Act, Children Act, Care Act, Education Act, Schools Bill, Code of Practice
Key Stage, Quality First Teaching, Mark scheme, Grace period, Reading age, Ed Psych, Ed Psychs
Educational Psychologist, Head of Year, Head of Inclusion, Social Services, Local Authority
Year Group, Year Head, Department for Education, High Court, First-tier Tribunal, Pupil Premium
Google, ChatGPT, Alexa, Siri, Zoom, Teams, WhatsApp, Facebook, Mumsnet, YouTube, TikTok, Roblox
Minecraft, Fortnite, Netmums, Telegram, Harry Potter, Peppa Pig, Duolingo, Universal Credit
Dingley's Promise, Special Needs Jungle, Signpost, Simon says, Dr Google, Mr Men, SENDCO, SENCOs
Barking, Dagenham, Barnet, Barnsley, Bath, Bedford, Bexley, Birmingham, Blackburn, Darwen
Blackpool, Bolton, Bournemouth, Poole, Bracknell, Bradford, Brent, Brighton, Hove, Bristol
Bromley, Bury, Calderdale, Cambridgeshire, Cambridge, Cheshire, Chester, Cornwall, Coventry
Croydon, Cumberland, Cumbria, Darlington, Derby, Derbyshire, Devon, Doncaster, Dorset, Dudley
Durham, Ealing, East Riding, East Sussex, Enfield, Essex, Gateshead, Gloucestershire, Gloucester
Greenwich, Hackney, Halton, Hammersmith, Fulham, Hampshire, Hants, Haringey, Harrow, Hartlepool
Havering, Herefordshire, Hereford, Hertfordshire, Herts, Hillingdon, Hounslow, Hull
Isle of Wight, Islington, Kensington, Chelsea, Kent, Kingston, Kirklees, Knowsley, Lambeth
Lancashire, Leeds, Leicester, Leicestershire, Lewisham, Lincoln, Lincolnshire, Liverpool, London
Luton, Manchester, Medway, Merton, Middlesbrough, Milton Keynes, Newcastle, Newham, Norfolk
Norwich, Northampton, Northamptonshire, Northumberland, Nottingham, Nottinghamshire, Oldham
Oxford, Oxfordshire, Peterborough, Plymouth, Reading, Redbridge, Redcar, Cleveland, Richmond
Rochdale, Rotherham, Rutland, Salford, Sandwell, Sefton, Sheffield, Shropshire, Slough, Solihull
Somerset, Southampton, Southwark, St Albans, St Helens, St Ives, St Neots, St Austell
Staffordshire, Stafford, Stockport, Stockton, Stoke, Suffolk, Sunderland, Surrey, Sussex, Sutton
Swindon, Tameside, Telford, Wrekin, Thurrock, Torbay, Tower Hamlets, Trafford, Wakefield, Walsall
Waltham Forest, Wandsworth, Warrington, Warwick, Warwickshire, Westminster, Westmorland, Wigan
Wiltshire, Windsor, Maidenhead, Wirral, Wokingham, Wolverhampton, Worcester, Worcestershire, York
Yorkshire, Preston, Gosport, Fareham, Havant, Basildon, Chelmsford, Colchester, Rayleigh
Rochford, Canvey, Castle Point, Benfleet, Middlesex, Swansea, Newport, Bangladesh, Scotland
Wales, England, Cardiff, Belfast, Northern Ireland, Edinburgh, Glasgow, Leigh, Isle of Man
Milton, Ashford, Crawley, Hastings
"""
)
"""Conditions, tests, methods, services, laws and English councils, whatever the cards name."""
