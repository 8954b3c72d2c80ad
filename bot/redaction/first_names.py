"""First names that families in England use, and the few surnames that parents type in lower case.

Written by hand from everyday knowledge: no package of names was light, kept up and free of
everyday words at once. The list need not be complete: it is what catches `jayden`, typed without
a capital, where nothing around the word says that it is a name.
"""

from __future__ import annotations

from bot.redaction.known_words import word_list

FIRST_NAMES = word_list(
    """
aadam aadil aahil aaliyah aamir aanya aarav aaron aaryan aayan abbas abbie abby abdi abdirahman
abdul abdullah abdulrahman abel abi abigail abimbola abraham abubakar ada adaeze adam adel adele
adeline aditya adnan adrian adriana agata agnes agnieszka ahmad ahmed aidan aiden aila ailsa aimee
aisha aishah aisling ajay akeem akira alan alana alannah alastair albert albie aleena alejandro
aleksander aleksandra alesha alessia alex alexa alexander alexandra alexandru alexia alexis alf
alfie alfred ali alia alice alicia alina alisha alison alistair aliya aliyah aliza allan alma
alyssa amaan amadou amaia aman amanda amani amara amarah amari amaya amelia amelie amin amina
aminah amir amira amirah amit amna amrit amy ana anais anaiya anastasia anaya andre andrea andreea
andrei andrew andrzej andy aneesa angela angelica angelina angie angus anil anisa anisha anita ann
anna annabel annabelle annalise anne annette annie anoushka anthony antonia antonio antony anya
aoife aqsa arabella areeba arham aria ariah ariana arianna ariella arif arjun arlo armaan arman
arnav arran arthur artur arun arya aryan asha asher ashleigh ashley ashton asif asim asma asmaa
astrid atif aubrey audrey aurelia aurora austin ava avani axel ayaan ayaana ayan ayanna ayat ayda
ayden ayesha ayla ayman ayo aysha ayub aziz azra bailey barbara barnaby barney barry bartosz beata
beatrice beatrix becca beckett becky belinda bella ben benedict benjamin benji bentley bernadette
bernard beth bethan bethany beverley bhavna bianca bilal billy bintou blake bobby bogdan bohdan
bola bonnie boris bradley brandon brayden brenda brendan brett brian briana bridget brody bronte
bronwyn brooklyn bruce bryan bryony caiden caitlin caleb callum calum calvin cameron camila
camille candice cara carina carl carla carlos carly carmen carol carole caroline carolyn carrie
carson carter casey caspar casper cassandra cassidy cassie catalina catherine cathy cecilia cedric
celeste celia celine chanel chanelle chantal chantelle charis charlene charles charley charlie
charlotte chelsey cheryl chetan chiara chidi chinedu chioma chloe chris chrissie christian
christina christine christopher chukwuemeka cian ciara cillian cindy claire clara clare clarissa
claudia clayton clementine clifford clive coby cody cohen colby colette colin conan connor conor
constance cooper cora corey cormac craig cristina curtis cyrus daisy damian damien dan dana danica
daniel daniela daniella danielle danika danny dante daphne darcey darcie darcy daren daria darius
darren dave davey david davina dawid deanna debbie deborah debra declan deepa deepak deirdre
delilah delphine demi denis denise dennis denzel derek dermot deshawn desmond dev dexter dhruv
diana diane dilan dillon dinesh diya dmitri dominic dominik dominika donald donna donovan dora
doreen doris dorothy dougie douglas dulcie duncan dylan eamon ebony eddie edgar edie edith eduardo
edward edwin effie efua egan ehsan eileen eilidh eira ela elaina elaine eleanor elena eleni eli
eliana elias elif elijah elin eliot eliott elisa elisabeth elise elisha eliza elizabeth ella elle
ellen elliana ellie elliot elliott ellis elodie eloise elouise elsie elspeth elvira emaan eman
emanuel emel emerson emil emilia emilie emilija emily emma emmanuel emmeline emmie emre enzo eric
erica erik erika erin ernest esha esmae esme esmee esmeralda esther ethan euan eugene eva evan
evangeline evelina evelyn everett everly evie ewa ewan ezekiel ezra fabian fahad faisal faiza
faizan farah fareed farhan farida farzana fatema fatima fatimah fatoumata fearne felicity felix
femi ferdinand fergus fiaz filip finlay finley finn finnian finnley fiona fletcher florian florin
floyd folake fran frances francesca francesco francis francisco frankie franklin fraser frazer
fred freddie freddy frederick freya gabriel gabriela gabriella gabrielle gail gareth garry gary
gavin gemma genevieve geoff geoffrey george georgia georgiana georgie georgina gerald geraldine
gerard gethin gheorghe gianna gideon gillian gina ginny giovanni giulia giuseppe glen glenda glenn
gloria gordon gracie graeme graham grayson greg gregor gregory greta gretchen grzegorz gurpreet
gus gwen gwendolyn gwyneth haaris habib habiba hadi hadiya hadley hafsa hafsah haider hakim
haleema halima halimah hallie hamdi hamish hamza hana hanan hania hanna hannah haoyu hari haris
harish harjit harleen harley harman harold haroon harper harpreet harriet harris harrison harry
harvey harvie hasan haseeb hashim hassan hattie hayden hayley heather hector heidi helen helena
helga henri henrietta henrik henry hiba hibba hieu hilary hodan hollie howard hubert huda hudson
hugh hugo humaira humza husna hussain hussein huw iain ian ibrahim ida idris ieuan ifan ifeoma
ifra ifrah iga ignacy igor ikram ila ilaria ilyas imaan iman imani imogen imran inaaya inaya indie
indy ines inez ioana iona ionut iqra ira irena irene irfan irina iris iryna isaac isabel isabella
isabelle isha ishaan isla ismaeel ismail isobel isra issa issac ivan ivana iwan izaan izabela izzy
jacek jack jackie jackson jacob jacqueline jacqui jada jaden jadon jahmal jaiden jaime jaimie jake
jakob jakub jamaal jamal james jameson jamie jamil jana jane janet janice janine jannat jaroslaw
jarvis jasmin jasmine jason jasper jatinder javier jax jaxon jaxson jaxxon jay jaya jayce jaycee
jayda jayden jaydon jayla jaylen jayne jayson jean jeanette jeff jeffrey jemima jemma jenna jennie
jennifer jenny jenson jeremiah jeremy jermaine jerome jess jessica jessie jiaxin jibril jill
jillian jim jimmy jo joan joana joanna joanne jodie joe joel joey johan johann johanna john
johnnie johnny jolanta jolene jolie jon jonah jonas jonathan jonathon jonny jordan jordyn jorge
jose josef joseph josephine josh joshua josiah josie joyce juan juanita jude judith judy julia
julian juliana julie juliet juliette junaid justin justina justyna kabir kacey kacie kacper kaden
kai kaia kaiden kaira kaitlin kaitlyn kaleb kaleem kamal kamil kamila kamran kara karan kareem
karen karim karina karishma karl karol karolina kasey kashif kasia kasim kate katerina kateryna
kath katharine katherine kathleen kathryn kathy katie katja katrina katy katya kavita kay kaya
kayden kayla kaylee kayleigh kaylum keaton keelan keeley keir keira keiran keith kellan kelly
kelsey kelvin ken kendra kenneth kenny kenza kenzie kenzo keren kerri kerrie kerry kevin keziah
khadija khadijah khalid khalil kian kiana kiara kiera kieran kieron kiki kimberley kiran kirsten
kirstie kirsty kitty klara klaudia kofi kole konrad koray kourtney kris krish krishna kristen
kristian kristina kristy krystal krzysztof kuba kunal kwabena kwaku kwame kyan kyla kyle kylie
kyra kyran kyron lacey lachlan laiba laila lainey lana lara larissa laszlo latisha laura lauren
laurence laurie lawrence lawson layan layla layton leah leanna leanne leela leena leighton leila
lena lenny leo leon leona leonard leonardo leonie leonora leroy lesley leslie leticia leticja levi
lewis lexi lexie leyla liam liana libby lidia lila lilah lili lilia lilian lillian lilliana lillie
lilly lily lina linda lindsay lindsey linh linus lionel lisa lisbeth liv livia liyana liz liza
lizzie lloyd logan lois lola loren lorenzo loretta lorna lorraine lottie lou louie louis louisa
louise luca lucas lucia lucian lucien lucille lucinda lucy lukas lukasz luke luna lydia lyla lynda
lyndon lynette lynne lynsey lyra maariyah mabel mackenzie macy maddie maddison maddox madeleine
madeline madiha madison mae maeve magda magdalena maggie magnus maha maham mahdi mahek mahir
mahmood mahmoud mahnoor maia maisie maisy maizie maja makayla malachi malak malakai malcolm
malgorzata malia malik malika mamadou manahil mandy manuel mara marc marcel marcelina marcia
marcin marco marcos marcus mared margaret margot maria mariah mariam mariama marian mariana
marianne marie marilyn marina mario marion marissa marjorie marley marlon marsha marta martha
martin martina martyn mary maryam marzena mason massimo mateo mateusz mathew matilda matt matteo
matthew matthias maureen maurice maverick mawiya maxim maxime maximilian maximus maxwell maya
mayar maysa mckayla mckenzie meera megan meghan mehdi mehmet mehreen melanie melia melinda melissa
mercedes mia michael michaela michal michele michelle mick mickey mihaela mihai mikaeel mikael
mikail mikayla mike mikey mikolaj mila milan milana milena miley millicent millie milly milo mina
minahil minh minnie miranda miriam misha mitchell mohamad mohamed mohammad mohammed mohamud mohsin
moira moishe mollie molly mona monica monika montgomery monty morag morgan moses muhamed muhammad
muhammed muhsin murray musa mustafa myah mykola myla myles myra nabeel nabil nadeem nadia nadine
naeem nahla naila naima najma nancy naomi narges nasir nasra nasreen natalia natalie natalya natan
natasha nate nathalie nathan nathanael nathaniel navdeep naveed nayla ned neesha neha neil neive
nell nellie nelly nelson nerys nevaeh neve neveah ngozi niall niamh nicholas nicky nico nicola
nicolas nicole nieve nigel nihal nikhil nikita nikki niko nikodem nikola nimco nina nisha nishant
nita nkechi noah noel noelle noemi noor nora norah noreen norma norman nour nuala nusaybah oakley
obinna octavia odin oisin oksana ola oleksandr olena olga oli oliver olivia oliwia oliwier ollie
olly oluwaseun oluwatobi omar omari oona oonagh ophelia orla orlaith orlando orson oscar oskar
osman otis ottilie otto ousmane owain owen ozan ozzy pablo paddy paige pamela paolo parveen
patricia patrick patrycja patryk patsy paul paula paulette pauline pavel pawel payal penelope
percy perrie peter petra philip philippa phillip phillipa philomena phoebe phuong pia pierce
pierre piotr pippa polly poonam poppie portia prakash pranav preeti presley prisha priya priyanka
przemek quentin quinn rabia rabiya rachael rachel radoslaw rafael rafal rafe rafferty raghav
raheem rahim rahma rahul raihan raina raj raja rajan rajesh rajiv rakesh ralph rameen ramona rana
rania ranveer raphael raquel rasheed rashid rashida ravi rayaan rayan rayhan raymond rayyan reagan
rebecca rebeka reece reena regan reggie reham rehan rehana reid reilly reina remi remy renata rene
renee reuben rhea rhian rhianna rhianne rhiannon rhona rhonda rhyan rhydian rhys ria rian riana
ricardo riccardo richard rick ricky rihanna riley rina rishi rita ritika riya riyad riyaz rizwan
roan robbie robert roberta roberto robyn rocco rochelle roddy roderick rodney rodrigo rogan roger
rohaan rohan rohit roisin roisín roksana roland romeo romesh romilly romy ronald ronan ronnie roop
rory rosa rosalie rosalind rosanna roscoe roseanna rosemarie rosie ross roxana roxanne roy roza
ruairi ruben rubie rudi rudy rufus rukhsana rupert russell ruta ruth ruya ryan rylan rylee ryley
saad saanvi saarah sabah sabina sabir sabrina sadia sadie safa safiya safiyah sahar sahib sahra
saif saima saira sajid sakina salim sally salma salman salome sam samaira samantha samara sameer
samia samina samir samira sammie sammy samson samuel sana sandeep sandra sanjay sanjeev santiago
saoirse sara sarah sarina sasha saskia saul savannah scarlett scott seamus sean sebastian seema
selina selma senan seren serena seth seun shabana shabir shahid shakeel shakira shamima shana
shane shania shanice shannon shantel shari sharmila sharon shaun shauna shayan shayla shayne
sheena sheila shelby sheldon shelley shelly sheraz sherri sheryl shiloh shirin shirley shiv shivam
shivani shola shona shreya shruti sian sianna siddharth sidney sidra siena sienna sierra silvia
simon simona simone simran sinead siobhan siu siya skye skyla skylar sofia sofija solomon sonia
sonya sophia sophie sorcha spencer sriram stacey stacy stan stanislaw stanley stefan stefania
stefanie stella steph stephan stephanie stephen steve steven stewart stuart subhan sufyan suhail
sukhdeep suleiman suleman sumaiya sumaya sumayyah sunil sunita suraj suri susan susanna susannah
susie suzanna suzanne suzie svetlana svitlana sybil sylvia sylvie szymon tabitha taha tahir tahira
talha talia tallulah tamara tamika tamsin tania tanika tanisha tanya tara taran taras tariq tasha
tasnim tatiana tayla taylan tayo tayyab ted teddy tegan temi teo terence teresa teri terry tess
tessa thalia thanh thea theo theodora theodore theresa thiago thomas thora tia tiago tiana tianna
tiarna tiffany tilda tillie tilly tim timothy tina tobi tobias toby todd tom tomas tomasz tommy
toni tony tracey tracy travis trevor tricia trina tristan troy tuan tudor tunde tyler tyra tyreece
tyreese tyrell tyrese tyrone ugo ula uma umair umar umayr una ursula usama usman uzair valentina
valentino valeria valerie vanessa vasile veer vera veronica vicki vickie vicky victor victoria
vihaan vijay vikram viktor viktoria vincent vinnie viola violet violetta violette virginia vishal
vivaan vivek viveka vivian vivien vivienne vlad vladimir wahid waleed walid walter wanda waqas
wasim wayne wendy weronika wesley whitney wiktor wiktoria wilf wilfred wilhelmina willa william
winifred winnie wojciech wojtek woody xander xanthe xavi xavier xin yahya yaqub yara yaroslav
yaseen yash yasin yasir yasmeen yasmiin yasmin yasmine yazan yetunde yosef yousef youssef yunus
yusra yusuf yuvraj yvette yvonne zac zach zachariah zachary zack zahid zahir zahra zahraa zain
zaina zainab zaine zak zakaria zakariya zakariyya zaki zakir zander zane zanib zara zarah zaria
zayan zayd zayden zayn zaynab zeb zebedee zeeshan zehra zeinab zena zendaya zhen zidane ziggy
zimal zion ziva zoe zoey zofia zohaib zohra zola zoya zubaida zubair zuhair zuri zuzanna
"""
)
"""Names that are hardly ever another word, so that they go wherever they stand."""

AMBIGUOUS_NAMES = word_list(
    """
abbey able alba amber angel april art ash asia august autumn aya basil beau belle bill billie
blossom blue bob brad brook brooke bud buddy carey cash chad chance charity chase chelsea cherish
cherry chester chip christie christy clay cliff coco crystal dale dawn dean deb dee dell devon
dick dior divine dolly don drew earl ed eden elsa ember eve faith fern fleur flo flora florence
forest francine frank gale gene ginger glory grace grant gray guy hal harmony hazel heath hero
holly honor hope hunter india indigo isa ivy jade jan jazz jerry jett jewel joy jules julius june
junior justice kendall kenya kerr kim king kingston kit kitt kobe lacy lance landon lane laurel
lee leigh lennon liberty lilac lincoln lyn lynn macey mack mali mark marlow max may mcauley melody
mercy merlin miles miller misty mo nick noble olive paris parker pat patience pearl penny perry
petal phoenix piper poppy preston prince princess princeton pru queenie rainbow ray reed rex rich
river rob robin rocky rod romaine roman ron rose rosemary rowan roxy royal ruby rue rumi saffron
sandy scarlet serenity shah sid sky sonny star sue summer sunny sydney tate tawny taylor tori
trinity trudy val verity vic vie wade warren wes wilder will willow winter wren york zen
"""
)
"""Names that are also words, months, places or conditions. They go only where the words beside
them show a person ("my daughter grace is", "Will's teacher")."""

SURNAMES = word_list(
    """
adams adeyemi ahmed akhtar ali allen anderson andrews armstrong atkinson bailey baker barker
barnes begum bell bennet bennett bibi booth bradley brooks brown bryant burns burton butcher
butler campbell carr carter chapman clark clarke cole collins cook cooper cox davies davis dawson
dixon doherty doyle dunn edwards ellis evans fisher fletcher foster francis fraser gallagher
gardner george gibson gill gordon graham grant gray green griffiths hall hamilton harris harrison
hart harvey henderson hill holmes hopkins howard hudson hughes hunt hunter hussain iqbal islam
jackson james jenkins johnson johnston jones jordan kapoor kaur kelly kennedy khan king knight
kowalska kowalski kumar lane lawrence lawson lee lewis lloyd macdonald malik marshall martin mason
matthews mccarthy mcdonald mitchell moore morgan morris morrison murphy murray nguyen nowak
o'brien o'connor obrien oconnor okafor okonkwo oneill osei owen palmer parker patel payne pearce
pearson perry phillips poole powell price rahman reid reynolds rhodes richards richardson roberts
robertson robinson rogers rose ross russell ryan saunders scott shah sharma shaw simpson singh
smith spencer stevens stewart stone sutton taylor thomas thompson thomson turner uddin walker
wallace walsh ward watson watts webb webster wells west white wilkinson williams williamson wilson
wood woods wright wu yang young zhang
"""
)
"""Frequent surnames: typed after a first name, they go with it even in lower case."""
