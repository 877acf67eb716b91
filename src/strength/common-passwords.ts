/* eslint-disable max-lines -- data, not code */
// Made by scripts/common-passwords.mjs: do not edit.
// Source: @zxcvbn-ts/language-common 4.1.3, MIT licence, © 2012-2016 Dan Wheeler and Dropbox, Inc., © 2021 zxcvbn-ts.

/** The most common passwords, roughly the commonest first, in lower case and separated by white space. */
export const commonPasswords = `
123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123 baseball abc123 football monkey
letmein shadow master 696969 michael mustang 666666 qwertyuiop 123321 1234567890 pussy superman 1qaz2wsx 7777777 fuckyou
jordan qazwsx jennifer 123qwe 000000 killer trustno1 hunter harley zxcvbnm asdfgh buster andrew batman soccer tigger
charlie robert sunshine thomas iloveyou fuckme ranger daniel hockey george computer michelle jessica starwars asshole
pepper klaster 112233 zxcvbn freedom princess joshua maggie pass ginger 11111111 131313 fuck amanda ashley love cheese
159753 nicole summer matthew chelsea dallas biteme matrix william yankees 6969 taylor corvette austin access martin
heather thunder merlin secret diamond hello 1234qwer 123654 andrea anthony arsenal bailey banana barney bigdaddy bigdog
booboo boomer boston brandon brandy bulldog camaro charles chester chicago chicken coffee compaq cookie cowboy cowboys
dakota diablo eagles edward falcon ferrari forever fucker fuckoff gateway gfhjkm golfer guitar hammer hannah hardcore
iceman internet jackson johnny joseph junior justin knight lakers london marina maverick melissa mercedes mickey
midnight miller money monster morgan mother nascar ncc1701 nikita oliver orange patrick peanut phoenix player porsche
purple q1w2e3r4 q1w2e3r4t5 qwer1234 rangers redsox richard samantha samsung scooby scooter sexy silver smokey snoopy
sparky spider steelers steven tennis test tigers victoria welcome whatever yamaha yellow 12344321 123456a 123456q 12345a
123abc 159357 1q2w3e4r 1q2w3e4r5t 1qazxsw2 2112 5150 789456 8675309 abcd1234 adidas airborne albert alex alexis america
angel angela angels apollo apples arthur asdf asdfasdf asdfghjk asdfghjkl august azerty badboy bandit bear beavis
benjamin bigdick bigtits bitch black blowjob blowme blue bond007 bonnie booger bubba bullshit butter butthead calvin
cameron canada captain carlos casper chris cocacola cooper creative crystal danielle david debbie december dennis dexter
dick doctor dolphin dolphins driver elephant eminem enter fender fishing florida flower freddy fucking gandalf garfield
gators gemini ghbdtn giants golden golf gordon gunner happy helpme horny hotdog iwantu jack jackass jackie jaguar james
jasmine jason jasper jeremy jessie john johnson jonathan jordan23 lauren legend liverpoo liverpool lovers lucky maddog
madison marine marlboro maxwell metallic mike monica mountain muffin murphy natasha nathan newyork nicholas nirvana
nissan packers panther panties parker passw0rd password1 peaches please pokemon pookie porn prince q1w2e3 qazwsxedc
qazxsw qwaszx qwerty123 qwertyui rabbit rachel raiders rainbow razz rebecca red123 redskins rocket rosebud rush2112
samson sandra scorpio scorpion sexsex shannon shithead sierra slayer slipknot sophie spanky startrek stella stupid
success suckit sydney theman thx1138 tiffany tiger toyota trouble tucker turtle united victor viking voodoo warrior
willie wilson winner winston winter wizard 007007 01012011 010203 102030 111222 11223344 1232323q 1234554321 123456789a
12345q 12345qwert 123789 12qwaszx 147258 147258369 147852 315475 4815162342 789456123 a12345 a123456 accord action
adrian alaska alexande alexander alexandr alicia allison anderson andre andrey animal antonio apple arizona asd123
asdasd asdf1234 asdfg assman avalon baby babygirl badass badger barbara bastard baxter beatles beaver beer bigboy bigred
bill billy birdie bishop bitches blazer blink182 bollocks boobies boobs boogie bradley braves brian brittany bronco
broncos brooke brooklyn brutus bubbles buddha buddy budlight buffalo bulldogs carmen carolina caroline carter cartman
cassie celtic champion chance cherokee cherry chevy christ christin claire claudia cock college colorado connor cool
copper cougar courtney cricket cumshot cunt dancer darkness dave death denise denver destiny dickhead diesel digger
digital disney doggie domino donald donkey douglas dreams drowssap drummer ducati duncan eagle eagle1 eclipse einstein
elizabet enigma eugene everton explorer family fantasy fire fireman fish fktrcfylh fluffy flyers ford forest francis
frank frankie franklin fred free freeuser friday friend friends gabriel galore general genesis genius georgia gibson
girls godzilla goober google green gregory guinness hawaii heaven hello1 hentai hitman homer honda hooters horney horses
hotrod house houston howard hummer indian infinity ireland ironman jake jeffrey jester jesus jimmy jupiter justice
juventus karina kawasaki kelly kermit kevin kimberly king kitten kitty kristina lacrosse lasvegas leslie liberty
lifehack little lizard logitech lol123 louise lovely loveme lover loveyou lucky1 madonna magic magnum marcus marines
mark marley marshall marvin maryjane matt maximus melanie member mercury metallica mexico michael1 michigan minecraft
mitchell molly monday money1 montana motorola mozart music naruto natalie nelson nigger nintendo norman nothing november
october oksana olivia online ou812 pakistan pamela pantera paradise passion passport password123 patches patricia
patriots paul penguin peter phantom pimpin platinum playboy police poohbear poopoo popcorn porno power private pumpkin
pussy1 qwe123 qweasd qweasdzxc qweqwe qwert qwerty1 qwerty12 qwertyu racing raider rascal reddog redrum redwings reggie
rock rocky runner ruslan russell russia sabrina saints sammy samuel sandman sarah saturn scarface school scotland scott
scotty security semperfi sergey sharon shelby shit shorty simple simpson simpsons skippy slut smith smooth snickers
sniper snowball softball speedy spencer spirit spitfire spooky stalker stanley star stargate stephen steve stinky sucker
super surfer suzuki svetlana sweet swordfis system teresa test123 tester testing therock thumper timothy tinker titanic
tits tomcat topgun travis trinity usuckballz1 valentin vampire vanessa veronica vfhbyf vikings vincent viper vladimir
voyager walker walter warcraft westside wildcats williams willow wolverin xavier yankee yfnfif zaq12wsx 01011 01011980
01011990 01012000 1029384756 11235813 12312 123123a 12345678910 123456789q 1234abcd 123654789 123asd 123qwe123 123qweasd
123qweasdzxc 124578 134679 135790 141627 142536 147852369 1478963 159951 1a2b3c 1q2w3e 1qaz2wsx3edc 21122112 246810
314159 31415926 321654 456123 51505150 666999 741852 741852963 753951 852456 9379992 951753 a1b2c3 a1b2c3d4 aardvark
aaron access14 adam adgjmptw admin airforce airplane alabama alejandr aleksandr alfred alison alpha alpha1 alpine alyssa
amateur amber american anakin andreas andrei angel1 angelina anna apache aragorn archie arnold artist asdfghj assassin
athena atlanta atlantis audrey aurora autumn avatar awesome babe babes babydoll babylon babylon5 baller balls bambam
barbie barcelona basket basketba basketball bass bassman beach beauty benson berlin bernard bernie bianca bigboobs
bigcock bigfoot bigmac bigman bigone billybob birthday blabla blackie blahblah blaster blizzard blonde blondie bluebird
bluesky bobafett bobbob bobby bobcat bomber bondage booty bowling brandi brazil brenda brianna britney brother brown
browns bruins bubba1 bubble buckeye buckeyes buddy1 bullet bunny burger burton business butterfl butterfly cadillac
caesar callie campbell cancer candy cannon cardinal carrie caserta casey casino castle catch22 catdog catfish cavalier
cdtnkfyf cessna chandler change changeme charger charlie1 check cheryl chevelle cheyenne chichi chicks chiefs chipper
chocolat chopper chris1 chrissy christia christian christop christy chronic chuck cjkysirj classic clinton cobra colors
concrete connie consumer control cookies corona cotton country coyote crazy cream cristina cthutq curtis daddy daisy
danger danny darkside darkstar david1 dbrnjhbz defender deftones design desire detroit devildog devils dfvgbh diamonds
dilbert dirty dodger dodgers doggy dollar dragon1 dragons dreamer drpepper dude dudley duke dustin eatme eddie elaine
electric element elena elizabeth elvis emerald empire energy engineer england enjoy enterpri eric erotic escort express
extreme farmer fatboy fatcat father fetish ficken fireball firebird fisher fktrctq flash flipper florence flowers foobar
france freaky freddie fredfred freedom1 freeman freepass froggy fucked fuckit fuckyou2 future fyfcnfcbz fylhtq galaxy
galina gambit garcia garden german germany geronimo girl gizmo global gloria goblue goddess goforit goldberg goldfish
goldie good gracie great greenday griffin gundam hacker hamilton hamlet hamster happy1 hard hardon harold harris
harrison harry harvey hawkeye hector hellfire hello123 help hendrix hercules herman hesoyam highland hiphop history
hjvfirf hobbes hobbit holden holiday holland holly home honey hooker hornet horse hotsex hotstuff hottie hunting huskers
ibanez icecream iloveu impala indiana indians indigo insane inside integra irina isabella isabelle island italia james1
january jasmin jeff jenny jerome jerry jessica1 jesus1 joanne joejoe joker jones julian julie jungle justme kaiser
karate karen katana kathleen katie kelsey kenneth kirill kissme knicks kodiak kramer kristen kristin ladies ladybug
lancer larisa larry laura lawrence leather lennon leonard leonardo lesbian lestat letmein1 letmein2 lickme light lights
lincoln linda lindsay lindsey lisa logan lolita lollol lonewolf longhorn looking loser lovelove loverboy lucifer machine
maddie madman madmax madness maiden maksim malibu manager manchester manson manuel manutd marathon marcel margaret maria
mariah marie marino mario marion martha martina master1 matthew1 maxima michel michele microsoft millie mine minnie
miranda missy mister mistress monika monkey1 montreal mookie moose morpheus morris mouse mustang1 mylove nadine naked
napoleon nastya natali naughty ncc1701d ncc1701e nemesis network newport newton nfnmzyf nick nicola nicolas nikki nipple
nipples none norton nugget oicu812 omega onelove openup orlando oscar outlaw overlord packard paladin pandora panthers
panzer paris party pascal passwor pavilion peace pearljam pebbles peekaboo peewee pegasus pencil penis people pepsi
perfect pervert philip philips phpbb picard pickle pierre piglet pimp pioneer pirate pitbull pizza pleasure poison
polaris polina pontiac poop popeye pornstar portugal potter powers precious predator prelude presario pretty psycho
pussies pussycat pussys pyramid q12345 q1w2e3r4t5y6 qaz123 qazqaz qazwsx123 qazxswedc qqq111 racecar random raptor
rasdzv3 raven raymond reaper redhead redman redneck regina remember renegade rhbcnbyf robbie roberto rocks rockstar
rocky1 roland rolltide rommel ronald ronaldo ronnie rooster roscoe rose rulez rusty ryan sailor sakura sammie sammy1
sampson samurai sandy sasha savage savannah scully seattle seminole serega serenity sergio service seven sexual shadow1
shaggy shamrock shelly sherlock sherman sherry shirley shooter shotgun sidney siemens simon simone singer single sister
skater skeeter skipper skyline smile smiley smitty smoke snake snowman software soldier sophia soso123aljg spartak
spartan special spiderma spiderman spike sports spring squirt srinivas stacey stallion stealth stefan stephani sterling
stewart stinger stingray stones storm stormy street strike student subaru sublime suckme sugar sundance sunday sunny
sunset superfly sweetie sweetpea sweety swimming swinger swordfish tanner target tarheels tarzan tattoo taurus teacher
techno teens testtest texas thailand theone thuglife tickle tiger1 timber time tintin titans tommy tomtom tony tornado
toronto toshiba transam travel trevor trfnthbyf trigger tristan triumph trixie trojan trombone trooper truck trucker
trucks trumpet turkey tweety tyler ultimate unicorn vagina valentina valera valerie vegeta veronika vfrcbv vfvjxrf
victory video viktor virgin virginia vision wallace wanker warlock warren water watson weasel webster weed welcome1
wesley westham wetpussy white whore whynot wicked wildcat windows winnie wolf wolfgang wolfpack wolves wombat wonder
woody wordpass wrangler wrinkle1 wutang xfiles yankees1 ybrbnf young yvonne zachary zaqwsx zeppelin zipper zombie zxc123
0.0.000 000007 0007 01011970 01011981 01011985 01011986 01011991 01012001 01012010 100000 1001 102938 1066 11112222
111222333 1122 1122334455 112358 1123581321 12121 121314 1221 1225 123098 12312312 12332 123321123 123321q 1234321
123454321 1234567890q 123456789z 1234567a 1234567q 123456aa 123456k 123456qwerty 123456z 123457 1234qwe 12369874
123698745 123987 123qaz 123zxc 128500 132435 1366613 14789632 147896325 150781 15426378 1701 192837465 1a2b3c4d 1passwor
1q2w3e4r5t6y 223344 25802580 258456 321123 321654987 362436 4128 445566 456654 456852 4runner 555666 666777 6751520
73501505 753159 789123 7895123 789654 8j4ye3uz 906090 911911 963852 987456 a1234567 a1s2d3f4 aaa111 abc12 aberdeen
abgrtyu abigail account achilles active adriana adult aezakmi africa agent007 aggies aikido airbus alan albatros alberto
alexandra alice aliens allen always amadeus amazon amber1 amelia amsterdam anaconda anal analsex anarchy anastasia
anders andrew1 andy anfield angelica angelo anime annette annie anthony1 anton anubis anything apollo13 apple1 april
aquarius archer area51 armani arsenal1 asdf123 asdfjkl asdzxc ashton asian aspire aspirine assass assfuck asshole1
asterix astros atlantic atomic attack auburn aussie australia avenger azamat azsxdc azsxdcfv babies babyboy bacon
baggins ball bananas bang bangkok banshee barcelon barkley bart batman1 battle beagle beaner bearbear beast beatrice
beautiful beckham beefcake beetle belinda bell bella bender bennett bentley bertha bethany betty beverly bicycle
bigballs bigbird bigger biggie bigguy bigmoney bigtime bikini billie billy1 billyboy bingo bird birdman biscuit bitch1
bizkit black1 blackcat blackdog blackjac blackman blacks blacky blade blades blake blessed blondes blood bloody blow
blue123 blue22 blueblue blueeyes bluemoon blues boat bobbie boeing bogart bogdan bohica bollox bond bone bonehead boner
bones bonita bonjour boots boris bosco boss bossman bottom bowler bowser boxing bradford brando brandon1 brasil breast
breeze brendan bridge bridget broken brooks brothers brownie bruce brucelee bruno bryan bryant bubbas buck budman
buffett buffy bugger bull bunghole bush buster1 butch butler butt butthole buttons byteme cabbage cactus caitlin
caliente californ california camel camelot camels camera camilla camille cancel cancun candyman cantona capital capone
carlo carlton carol carolyn carpet carrot carson cartoon casey1 cash cassidy catalina catherin catherine catman cats
ccbill celeste celica celine celtics center central chair champs chanel chang chaos chargers charli charlott charlotte
charlton charly charmed chase chaser cheers chelsea1 chester1 chevrole chevy1 chewie chicken1 chickens chief children
china chloe chocolate christine christopher chubby chucky church cindy cjkywt clancy clarence claude clayton clemson
clifford clitoris cloud9 clover coconut cody coke colleen collins colombia colt45 coltrane columbia columbus comics
command commando condor connect conner conrad content cooldude cooler coolio coolman cooter corrado cosmo cosmos
cosworth cowboys1 cracker crash crazy1 crazybab creampie creamy crimson cruise crunch crusader cthulhu cuddles cumming
cupcake curious cutlass cutter cxfcnmt cynthia daddy1 dagger daisy1 dale dalton damian damien dana dance danie daniel1
daniela daniil danila danni dannyboy dark darling darren darwin davids davis dawg dawson daytona dead deadhead deadman
deanna deborah deedee deeznuts defiant delete delta delta1 demon denali denis derrick desert designer deskjet devil
dfkthbz diamond1 diana dietcoke dilligaf dillon dima dingdong dinosaur director discover dixie dkflbvbh doberman dodge
dodgeram dogg dogman dogs dominic dong donna donnie doobie doodle dookie dorothy double doughboy down dracula drago
dragoon drake dream drizzt dthjybrf dublin duck dumbass durango dusty dylan eatpussy eatshit eduard eeyore eileen
ekaterina eleven elijah elliot elliott elvira elvis1 elwood emerson emily emily1 emmanuel engage engine english
enterprise ericsson ernest escape esther eternity evelyn excalibu exigen exigent exodus fabian fabie faith falcons
fallen farside fashion fast faster fatass fatima fatman feet felix fernand fernando ferret figaro fighter filter finger
finish firefly firefox first fitness fktrcfylhf flames flamingo flatron fletcher flight flyboy flying fordf150 forget
forgot formula formula1 forrest fortuna fossil foster foxtrot frances franco frank1 franky freak freaks freckles
frederic french frisco frog frogger front242 frontier frosty fuck_inside fuckers fuckface fuckfuck fuckyou1 fugazi
function funny funtime fusion gabrie gang gangbang gangsta gangster garbage garrett gary gateway1 gator gbpltw geheim
gerald gerard getsome ghbdtnbr ghjcnj ghost giant gilbert gillian giorgi giovanni gizmo1 gizmodo gjkbyf gn56gn56 goblin
godsmack gofish goku gold golfball golfing goodbye goodluck goodtime goose gopher gordon24 gorilla gotcha gothic govols
grace graham grandma granny grateful green1 greenbay greens greg gremlin grendel gretchen griffey grizzly groovy grover
grumpy guardian gustav hailey halflife hallo hamburg hammers handsome hannibal hansen hansolo happy123 happyday harder
harley1 harmony hastings hawk hayden hayley head hearts heather1 helen helena hell henry herbert herbie hermes hershey
hidden hilton hitler hollywoo hollywood holmes holyshit homer1 homers homerun honda1 hongkong hoover hope hopper horndog
horny1 hotboy houses hudson hungry hunter1 hurrican husker huskies hustler hyperion iforgot igor iguana ihateyou illini
ilovesex iloveyo imagine immortal imperial incubus infantry inferno infiniti intrepid irish irish1 isabel israel ivan
ivanov iverson jackal jackoff jackson1 jacob jamaica jamesbon jamie jammer janice janine japan japanese jarhead jasmine1
jason1 javier jazz jedi jeep jenna jennie jenny1 jensen jeremiah jericho jersey jesse jethro jimbo jimbob jimmy1 joanna
joey john316 johnjohn jordan1 jose josh jrcfyf juan judith juice julia juliet julius jumper junebug justdoit justine
kaktus kamikaze kangaroo kansas kasper katerina kathryn kathy katie1 katrin katrina keeper keith kelley kelly1 kennedy
kenny kentucky kenwood kenworth kevin1 keyboard keystone kicker killer1 killme kingdom kingkong kingpin kingston kiss
kisses kitkat kitty1 kittycat knights knopka kolobok kong kotenok krishna kristi kristy kyle labrador labtec lady laguna
lancelot lansing laptop latin latino laurie lawyer leader ledzep legacy legion legolas lemons leopard lesbians lespaul
lester letsgo lewis lexmark lick licker lickit life lifetime lightnin lionking liquid lisalisa lizzie lobster lollipop
lonely lonestar long looker lorenzo lorraine loulou loveit loving lowrider lucas lucky7 luckydog lucy ludwig luke luther
lvbnhbq macdaddy madden madrid maestro magic1 magnolia magnus mailcreated5240 mailman makaveli malcolm mallard manchest
mandingo mandy maniac maradona marco margarita marian marilyn mariners marissa market markus marlene marlin martinez
martini marvel mary maryland mason massive masters matilda mature maurice maxine maxmax mayday mayhem maynard meatball
meatloaf megadeth megaman megan meghan melinda melissa1 mellon melody melvin memorex memory memphis meridian mersedes
metal method miami michaela microlab microsof mighty miguel mikey milana milano miles military million milton miracle
mirage miriam mission misty mobile models mojo mollie molly1 moloko molson momoney moneys mongoose monique monitor
monkeys monopoly monroe moocow moomoo moon morrison moscow movie movies mulder munchkin muppet murray muscle mushroom
music1 musicman mustangs mypass myself mystery mystic nancy napass nasty natalia nathalie national natural ncc1701a
nebraska nellie neptune nevada newlife newman newpass night nimrod nina niners ninja nofear nokia nolimit noodle noodles
nookie nopass number1 nuttertools nylons nymets oakland oakley obiwan oblivion odessa office ohyeah oilers oklahoma
oldman olga omega1 open oracle oranges oregon orgasm orioles orion oscar1 osiris oxford pa55w0rd pa55word pacific packer
pacman painter palace palmer panama panasonic pancho panda pantyhos paradox parola parrot pass123 pass1234 passat
passwor1 passwort patrick1 patriot patton pauline payton peanuts pedro penelope penguins penny pentium pepper1 pepsi1
personal pete peter1 peterpan peters peugeot phillies phillip philly phoebe phoenix1 photo photos picasso piccolo
pickles pics picture pikachu pilot pineappl ping pink pinkfloy pirates pistol planet plastic play playtime plumber
plymouth pokemon1 polniypizdec0211 polo polska poncho poodle pooh poontang pooper poopie porkchop porsche9 porter
portland positive possum postal potato powder power1 preston primus princes printer privet prodigy profit punisher
punkin punkrock puppies puppy pussy69 putter python qawsed qawsedrf qazwsxed qazwsxedcrfv quality queen quincy qwerasdf
qwert123 qwerty12345 qwerty123456 qwertyuio racerx rafael ragnarok raiders1 raistlin ralph rammstein ramona randall
randy ranger1 rangers1 raven1 ravens rbhbkk ready reagan reality rebel rebels redalert redbull redhot reebok rereirf
rescue research retard revenge review rfhbyf rfnthbyf rfrfirf rhonda ricardo richard1 richards richie richmond rick
ricky rightnow ripper river rjirfrgbde rjntyjr robert1 roberts robin robinson rocker rockets rockon rodney roger rogers
roller roman romance romashka romeo rookie rootbeer rosemary rotten rovers roxanne rubber rugby running rush russian
rustam rusty1 sabbath sabina sabine sadie safety sailboat sailing saint sally salmon sanchez sandiego sandro sandy1
santana santiago santos sapphire sara sarah1 saratoga sasha1 sassy satan satan666 saun sausage sayang scarlet scarlett
science scoobydo scooter1 scotch scottie scrappy scream scruffy sean search sebastia sebastian seinfeld select selena
sentinel septembe september serena sergei server sesame seven7 sex4me sexx sexygirl shalom shaman shane shaney14 shania
shaolin shark sharks shasta shaved shazam sheena sheila shelley shemale sherwood shiloh shitty shogun shopping short
showme showtime silvia simba sinatra sinner sirius sithlord sixers skiing skinny skittles skywalke slappy slapshot
sleepy slick sluts smiles smoker smokin smudge smut snakes snapper snatch snow snuggles sobaka soccer1 socrates soleil
solomon somethin sommer sonic sony sooner sooners southern space spanking spankme sparta spartans speaker spectrum speed
spidey splash sport springer sprint sprite spunky spyder squirrel standard star69 starbuck starcraft stardust starfish
stars station stephanie sterlin steve1 stevie stick sticks sticky stimpy stocking stone stonecol stoner stranger strider
striker stripper strong stuart stud studio stuff suck sucks sultan summer1 summit sunrise super1 super123 superstar
support surfing susan suzanne svetik swallow sweden sweets swingers sylvia syracuse tacobell tacoma tamara tammy tanker
tanya tardis tarheel tasha tatiana tatyana tazman tdutybq technics teddy teen telefon tempest temple tequila terminal
terminator terror terry test1 texas1 thanks thankyou thegame thekid theking theodore thomas1 thompson thor throat
thunder1 tight timmy tina tinman titleist titties tobias toby today tolkien tomato tommy1 tootsie topcat topdog topper
torres tottenha tracey tractor tracy traffic trains trance treasure trebor tree tricky trinidad triton trojans truelove
trunks tsunami tuesday turbo turkey50 turner twilight twisted twister tyler1 tyrone ultima universe unknown unreal
usa123 utopia vacation vader valhalla valley vanhalen vanilla vectra velvet verbatim veritas verona vertigo vette vfczyz
vfhecz vfrcbvrf vfvekz viktoria violet viper1 vipers vivian vkontakte vladik vladislav volley volume vortex vulcan
walleye wally walnut warhammer warlord warriors waterloo waters wayne weather webmaster weezer wendy werewolf werner
western wheels whiskey whisper whitney whocares wilbur wildfire william1 willis willy window wisdom wolfman wolverine
women woody1 woofwoof wookie world wright writer xanadu xtreme yomama yourmom zaphod zaq123 zaq1xsw2 zaqxsw zenith
zidane zorro zvezda zxcasd zxcasdqwe zxcv1234 0.0.0.000 0000007 000001 000111 01011900 01011910 01011960 01011974
01011975 01011976 01011977 01011978 01011979 01011982 01011983 01011984 01011987 01011988 01011989 01011992 01011993
01011994 01011995 01011999 010180 010191 01020304 01021989 01021990 01031984 01031985 01031986 01031988 01031989
01041985 01041987 01041988 01041990 01041992 01051989 01061986 01061988 01061990 01071986 01071987 01081989 01091985
01091987 01091989 01121986 01121987 01121988 02011980 02011981 02011982 02011983 02011984 02011985 02011986 02011987
02011988 02011989 02021973 02021976 02021979 02021981 02021982 02021983 02021984 02021985 02021986 02021987 02021988
02021989 02021990 02031975 02031977 02031978 02031979 02031980 02031981 02031982 02031983 02031984 02031985 02031986
02031987 02031988 02031989 02041974 02041975 02041978 02041979 02041980 02041981 02041982 02041983 02041984 02041985
02041986 02041987 02041988 02041989 02051972 02051973 02051976 02051977 02051978 02051980 02051981 02051982 02051983
02051984 02051985 02051986 02051987 02051988 02051989 02061977 02061980 02061982 02061983 02061984 02061985 02061986
02061987 02061988 02061989 02071975 02071978 02071979 02071980 02071981 02071982 02071983 02071984 02071985 02071986
02071987 02071988 02071989 02081976 02081977 02081980 02081982 02081983 02081984 02081985 02081986 02081987 02081988
02081989 02091980 02091981 02091983 02091984 02091985 02091986 02091987 02091988 02091989 02101979 02101981 02101983
02101984 02101985 02101986 02101987 02101988 02101989 03021986 03031986 03041986 03041991 03081989 03082006 04041983
04041988 04041990 04041991 0420 05051985 05051987 05051989 05061990 05071984 05071988 06021987 06041988 06061986
06081987 07071977 07071987 07071990 07091990 08031985 08031986 08051990 08081986 08081988 08121986 09021988 09031988
09041987 09051945 1000 1000000 10011983 10011986 10011990 1002 1003 10031987 10031988 10041986 1005 100500 10051987
10061986 1007 10071987 10071988 1008 10081989 10101 10101985 10101986 10101990 1011 1012 10121987 1013 1017 1020 10203
10203040 1022 1023 1024 1025 1031 11011990 1102 11021985 11031988 11051984 11051986 11051987 11051990 11061985 11061991
11071988 11081989 11091989 111000 111111a 111111q 11111q 1112 11121985 11121986 111333 111777 111qqq 1121 112211
11221122 11223 1123 1125 12011987 12021988 12031985 12031987 1204 12041986 12041988 12041990 12051986 12051988 12051990
12061988 120676 12071989 12081985 1210 1211 12121985 12121988 12121990 1213 12131415 1215 1223 122333 1224 1230 123000
12301230 123123q 123321a 1234123 123451 123455 1234560 123456123 123456654321 1234567890a 1234567891 123456789s
12345678a 12345678q 12345679 123456l 123456m 123456qw 123456qwe 123456r 123456ru 123456s 12345m 12345qw 12345qwe
12345qwer 12345qwerty 12345s 12345t 12345z 123465 1234asdf 1234qw 1234zxcv 1235 123567 12365 12365478 1236987 123789456
123aaa 123ewq 123qq123 123qw 123qwer 123qwerty 12qw12 12qw12qw 12qw34er 12qwas 13011987 13011988 13021990 13031987
13041987 13041988 13051987 13061986 13061987 13071984 13121985 13243546 132456 134679852 135246 135791 135792468
1357924680 135798642 1369 14011986 14011989 14021985 14021986 14021990 14031988 14041988 14061991 14081985 14101987
14111986 142857 145236 14725836 147369 147741 147896 147963 1492 15011985 15011987 15021985 15021986 15021990 15041988
15051981 15051985 15051990 15071986 15071987 15071988 15101986 15111988 153624 159357a 159632 15975 16021990 16051985
16051987 16051988 16051989 16051990 16121987 162534 17011987 17031987 17041991 17051988 17061988 17061989 17071989
17101986 17111985 172839 1776 18011987 18021984 18021988 18041986 18051988 18061990 18091985 18091986 18101987 18111987
1812 18436572 19011989 19031985 19051987 19061985 19061987 19061990 19101987 19121989 192837 19283746 19411945 196969
1a2s3d 1a2s3d4f 1dragon 1master 1pussy 1q2w3e4r5 1qa2ws 1qa2ws3ed 1qaz2ws 1qwerty 1x2zkg8w 1z2x3c 1z2x3c4v 200000
20021988 20031987 20031991 20041986 20041988 20051988 20061988 20081991 20091986 20091988 20091991 20111986 20121989
21011988 21011989 21011991 21031987 21031988 21031990 21041992 21051988 21051991 21061985 21061986 21101986 2128506
22011986 22011988 22021986 22021988 22021989 22031984 22041987 22041988 22061988 22061989 22071986 22071987 22081986
22091988 22121987 222333 224466 225588 23021986 23021989 23031990 23041986 23041987 23051985 23051990 235689 23skidoo
24011985 24031988 24031990 24061986 24091986 24111987 24111989 24680 2469 25011990 25031987 25041988 25071990 25081988
25091987 25091990 25101988 25111987 25121987 2580 25800852 258369 258852 258963 26031988 26031990 26061985 26061987
27041990 27061985 27061988 27071987 27081990 28011987 28021990 28021992 28041987 29011985 29051989 29061990 29071983
29071985 2fast4u 3000gt 30011985 30031988 30041985 30041986 30041987 30051985 30081984 31011987 31031988 321456 332211
333444 333666 333777 336699 357159 357951 369258 369852 369963 3x7pxr 4121 415263 4200 420000 420247 426hemi 4417 456321
45m2do5bs 4ever 50cent 50spanks 5551212 555777 57chevy 635241 654123 655321 69696 7007 74108520 741963 7753191 777888
7779311 778899 784512 787898 78945 78945612 7894561230 7896321 789987 794613 7ugd5hip2j 81fukkc 875421 90210 9293709b13
9562876 963852741 987123 987321 987456321 998877 999666 a11111 a1234 a12345678 a123456789 a1a2a3 a1s2d3 aa123456 aaaaa1
aaasss aaliyah aaron1 abbott abby abc1234 abc12345 abcd123 abnormal abraham abrakadabra absolut absolute abstr achtung
acmilan acura adam12 adams addict addison admiral adonis adrienne adults advance advent again aikman airport airwolf
akira aladin alanis albany alberta albina albion alchemy alejandro aleksandra aleksey alena alenka alessandro alex123
alexalex alexandre alexey alexia alfa alfredo alibaba alice1 alien alina alisha alissa allan alliance allmine allsop
allstar almighty almond aloha alone alphabet altima alucard amand amanda1 amateurs amazing ambers americ america1
amerika amigo amigos amorcit amore amsterda anai anastasi anastasiya anchor andersen andrea1 andres andromed andromeda
andyod22 angel123 angelic angelika angelus angie angus angus1 anhyeuem animals anita annabell anne annie1 annika answer
antares antelope anthon anthrax antoine antoni antonia antonina antony apple123 applepie april1 aptiva aramis arcadia
arctic argentin argentina ariana arianna aries arjay arkansas arlene armada armagedon armand armstron army around arrow
arrows artem artemis artemka artur arturo asddsa asdf12 asdfgh01 asdfzxcv asdqwe asdqwe123 asgard ashle ashlee ashleigh
ashley1 asia asians asimov aspen assasin assholes assword astra astral astrid astro athens athlon attila attitude aubrey
audi audia4 auditt auggie augusta augustus austin1 australi avalanch avenue aviation awesome1 azazel azertyui babybaby
babyblue babyface babylove bacardi bacchus back backdoor backup baddog badgers badgirl badman baggio bagira bahamut
bailey1 baker balance baldwin ballet ballin balloon balloons bamboo banane bangbang banger bank banker banner banzai
barbados barber barefoot baritone barker barnes barney1 baron barrett barron barry barselona barsik bartman barton
basebal baseball1 basset battery bayern bball bcfields bdsm beach1 beaches beacon beaker beamer bean beanie beans
bearcat bearcats beardog bears beast1 beastie beater beatle beatles1 beautifu beavis1 because becker becky beemer
beerbeer beerman beezer believe bella1 belle belly belmont benfica beng bengals benito bennie benny benoit beowulf
beretta berger bergkamp berkeley bermuda bert bertie bessie best bestbuy beta beth better bettina bhbirf bian biao
biatch bigass bigbang bigbear bigben bigblock bigblue bigbob bigbooty bigboss bigbutt bigcat bigdawg bigfish biggles
bighead bigmike bigones bigpimp bigpoppa bigsexy bigtit bike biker bilbo bimbo bimmer bing bingo1 binladen biology
bird33 birddog birgit bismillah bitchass bitchy biteme1 bitter blackbir blackhaw blackjack blackout blaine blam blanco
blast blaze bledsoe blessing blond blossom blowfish blue12 blue1234 blue32 blue99 blueball bluebell blueboy bluedog
bluefish bluejays blues1 bluesman bmw325 boater boating bob123 bobby1 bobdole bobdylan bogey boiler bolitas bologna
bolton bomb bombay bombers bonjovi bonkers bonsai boob boobie book booker bookie bookworm boom boomboom boomer1 booster
bootie bootys boozer borabora bordeaux borders boricua borussia boston1 bottle boulder bounce bounty bowman bowwow boxer
boxers boxster boys boytoy bozo br0d3r br549 brad brain brains brand brandy1 bravo breanna breasts bremen brent brett
brewer brewster brian1 briana bricks bright brighton brigitte bristol british brittney broadway brodie broker broncos1
bronson bronze brown1 browning bruce1 bruiser bruno1 bubba123 bubba69 bubbles1 buceta bucket buckshot budapest buddah
buddie buddy123 buddyboy budweise budweiser buffalo1 buffy1 builder building bukkake bulldog1 bullfrog bulls bullseye
bummer bumper bunker bunnies bunny1 burns burrito bushido buste busted busty butcher buttercu butters buttfuck buttman
button butts buzz buzzard cabron calgary calibra calico caligula calimero callaway callisto callum camaross cambiami
camden cameltoe camero cameron1 camila camper canadian candace candice candle candy1 cang cannabis canon canuck canucks
canyon capecod capetown caprice capricor capricorn capslock captain1 caramel caravan carbon card cardiff cardinals cards
carina carl carla carlito carlitos carlos1 carman carmel carmex2 carnage carnival carole carolin carpedie carpente
carrera carroll cars cartman1 carver casanova cascade casper1 cassandr castillo castor castro cat123 cathy cattle
catwoman caught caveman cayman cbr600 cbr900rr cdtnbr ceasar cecile cecilia cedric celeb celeron ceng century cerberus
cevthrb cfitymrf cgfhnfr chad chai chainsaw challeng chambers champ champ1 chan chandra changed changes channel chantal
chao chapman charity charlene charles1 charley charon charter chase1 cheater checkers cheddar cheech cheeks cheese1
cheetah chef chelse chemical cheng cherries cheshire chestnut chevrolet chevys chiara chicago1 chick chico chilli
chillin chilly chimera chinese chinook chip chipmunk chippy chips chivas chloe1 chocha choice choke chong choochoo
chopin chou chris123 chrisbln chriss christie christina christma christmas chrome chrono chrysler chuai chuang chuckie
chuckles chui chun chunky chuo ciccio cicero cigar cigars cinder cindy1 cinema cinnamon circle circus cisco citadel
citizen citroen city civic clapton clarinet clarissa clark classics claudi claudio clay claymore cleo cleopatr cleopatra
clevelan clifton climber clipper clippers clit clock close closer cloud clouds clown clowns club clutch clyde cnfybckfd
coach cobain cobalt cobra1 cobras cocaine cocker cocks cocksuck codered cohiba cold coldbeer coldplay cole coleman
collin colnago colonel colton comanche combat comedy comet comfort coming commande common company compaq1 compass
complete compton compute conan concord concorde condom confused cong conover contact contest conway cookie1 coolcat
coolcool coolguy coolness coors corey corinne corleone corndog cornell cornwall corolla corsair cosmic costello cottage
cougars counter county courage coventry cowboy1 cowgirl crack craig cramps crawford create creation creature credit
cricket1 criminal cristian critter crjhgbjy cromwell cross crow cruiser crusher crusty crysis crystal1 cthtuf ctrhtn
cuan cubbies cubswin cuervo cunts custom customer cutiepie cyber cyborg cyclone cyclops cygnus cygnusx1 cypress dabears
daddyo daemon daewoo dakota1 dalejr dallas1 dalshe damage dammit damnit damon dancing dang daniele daniels danny1 dante
danzig daphne darius darkangel darklord darkman darlene darrell darryl data datsun david123 davide davidson davies dawn
daylight dayton dbrnjh deacon deadly deadpool dean death1 death666 decker deejay deep deeper deepthroat deer deeznutz
defense dejavu delfin delight delilah dell delphi deluxe demo demons deng deniska denmark dentist depeche deputy derek
derf derparol descent desiree desmond destin destiny1 destroy deutsch devil666 devin devo devon dfcbkbq dfkthf dfktynby
dfktynbyf dharma diablo2 dialog dian diane dianne diao diaper dickie dicks diego diehard dieter diggler digimon digital1
dildo dimas dimples dinamo dinara dindom ding dinner dino dipshit direct dirtbike dirty1 disco diver divine diving
divorce django dkflbckfd dkflbr dmitriy dodge1 dodgers1 dog123 dogbert dogboy dogcat dogface dogfood dogger doggies
doggy1 doghouse dogpound dogshit dogwood doitnow dollars dolly dolores dolphin1 domain domingo dominik dominion donovan
dontknow donuts doofus doogie doomsday door doors dorian dotcom dottie doug dougie download downtown dragon12 dragonba
dragonball drakon draven drew drifter drive droopy drummer1 drunk duan duchess duckie ducks dudedude duffman dundee
dungeon dupont duster dusty1 dutch dutchess dwayne dwight dynamite dynamo dynasty eagles1 earnhard earth earthlink
easter eastern easton eastside eastwood easy eating ebony eclipse1 eddie1 edgar edison eduardo edward1 edwards eggman
eggplant eight elcamino eldorado eleanor electra electro electron elefant elite elizaveta ellen ellie emilia emilie
emilio emma emmitt emperor enforcer enrico enter1 enterme enternow entropy entry epsilon eraser erica erik erika erin
ernesto ernie erotica espresso estrella eternal ethan eureka europa europe evan evangelion everest everett everlast
evgeniy evil evolution excalibur excite exotic expert explore extra f**k f00tball fabric face facebook facial factory
faggot fairlane faith1 faithful falcon1 fallout famous fandango fang fanny fantasia fantomas farley farscape fart
fastball fatty fearless feather february federal federico felicia felipe felix1 fellow female fender1 feng fenris fenway
fergie fergus ferguson ferrari1 ferris fester festival fghtkm fgtkmcby fiction fidelio fiesta fight films filthy finally
finance fingers finland firefigh firefire firewall fischer fishbone fishes fishfish fishhead fishin fishing1 fishman
fisting five fkbyjxrf fktyrf flame flanker flash1 flasher fletch flexible flip floppy flores florian florida1 flounder
floyd flyfish focus food foot footbal football1 force foreve forever1 forfun format forsaken fortress fortune forum
forward foryou fountain fowler foxy foxylady franc francesc francesco francisc francois fraser fredrick freebird
freefall freefree freeporn freesex freeway freeze fresh friendly fright frisky fritz frodo frogman from frost frozen
fubar fuck1 fuck123 fuckhead fuckher fuckin fuckinside fuckme1 fuckoff1 fuckthis fucku fucku2 fuckyo fulham fullmoon
funstuff fussball futbol fuzzy fyfnjkbq fytxrf fyutkbyf gabriel1 gabriela gabriell gadget gaell gagged gagging galant
gambler game gameboy gamecock gamecube gameover games gandalf1 ganesh garage gargoyle garion gasman gaston gateway2
gator1 gatorade gawker gbhfvblf gegcbr gene generic genesis1 geneva geng geoffrey georg george1 georgie gerrard gertrude
gesperrt getmoney getout gfhjkm1 gfhjkm123 gfhjkmgfhjkm ghbdtn123 ghblehjr ghbywtccf ghetto ghhh47hj7649 ghjcnjgfhjkm
ghjcnjnfr ghjuhfvvf ghost1 ghostrider ghosts gideon gidget giggles gilles gilligan gina ginger1 giorgio giovanna giraffe
giuseppe glacier gladiato gladiator glamour glasgow glass glenn globus glock glory glow gmoney goalie goat goaway
gobears gobucks godfathe godfather godlike goirish golden1 goldfing goldstar goldwing golfer1 golfgolf goliath gollum
gonavy gong gonzales gonzalez gonzo good123654 goodboy goodgirl goodie goodman goofy gooner gordo gore gorgeous goten
goth gotmilk gotohell grand grande grandpa grant grapes graphics gratis gravity grease great1 greatone greece greedy
green123 greene gregor gretzky grinch gringo gromit groove groucho groups gryphon gsxr1000 gsxr750 gtnhjdbx guai guang
guess guest guido guiness guitar1 guitars gunnar gunners gunther gustavo guyver gymnast gypsy habibi hack hacked haggis
hairy hal9000 halifax hall hallie hallo123 hambone hamish hammer1 hammond hampton handball handyman hang hank hanna
hannah1 hans hanson happiness happy2 hardball hardcock harddick hardone hardrock hardware harlem harper harry1
harrypotter harvard harvest hassan hate hattrick havana havefun hawaii50 hawaiian hawkeyes hayabusa health heart heat
heater heckfy hedgehog heidi heidi1 heineken heinrich hejsan helene hellboy hellokitty helloo hellos hellyeah helmet
helmut helper heng henry1 here heritage heroes hetfield hewlett heynow higgins high highbury highheel highlander highway
hilary hill hillary hippie hitachi hithere hjccbz hockey1 hokies hola hole holes holidays hollie hollow holly1 holycow
homeboy homerj hondas honey1 honeybee hong honolulu hookem hookup hooligan hooper hoops hoosier hoosiers hooter hootie
hopeful hopeless hopkins horace horizon hornets hotbox hotgirls hotone hotpussy hotred hotshot hott hotties hounddog
house1 houston1 hover howdy htubcnhfwbz huai huang hubert huge hughes hugo hung hunt hurley hurricane iamgod ib6ub9
iceberg icehouse icu812 idiot idontkno idontknow idunno iforget ijrjkfl illinois illusion ilove ilovegod iloveme
iloveyou1 iloveyou2 imation impact impreza india ingrid insanity insert insomnia inspiron install intel inter
intercourse intruder inuyasha iomega ipswich irene irinka irishka irishman iriska ironmaiden isaac isabell isaiah iscool
islander istanbul italian itsme ivanova iverson3 jabroni jackass1 jackjack jackpot jackson5 jacob1 jacobs jacques jade
jagger jaguars jaime jakejake james007 james123 jamesbond jameson jamess jamie1 jammin jane janelle janet jared jarvis
java jaybird jayden jayhawk jayhawks jayson jazzman jean jeanette jeanne jeannie jefferso jeffery jelly jellybea jenkins
jenn jennife jeremy1 jerkoff jermaine jerry1 jess jessic jets jetski jewel jewels jezebel jiang jiao jiggaman jill
jillian jimbo1 jimmie jing jingle jiong jktxrf jktymrf jocelyn jockey joe123 joebob joel johann johanna johannes john123
johnboy johncena johndeer johndoe johngalt johnny1 johnson1 joker1 jokers jonathon jones1 jonny jorda jorge joseph1
josephin joshu joshua1 journey joyce jsbach juanita jubilee judy juggalo juicy jules julie1 julien juliette july jumbo
jump june junior1 junkie just4fun just4me justin1 justus k.lvbkf kahuna kaitlyn kakashka kalina kamila kang karachi
karen1 karin karma karolina kashmir katarina kate katherin katherine kayla kaylee kayleigh kazantip kcj9wx5n keegan
keenan keepout keisha keller kellie kelvin kendall kendra keng kenshin kent kernel kerouac kerstin kestrel keywest
kfgjxrf kfhbcf khan kickass kidrock kids kieran kill killbill kille killer12 killers killjoy killkill kilroy kimball
kimber kimmie kinder kingfish kings kinky kipper kirby kirk kirsten kirsty kissing kisskiss kissmyass kitchen kittens
kittykat kjkszpj kjrjvjnbd klaste kleopatra klingon klondike knickers knight1 knock knockers knuckles kojak kokomo
komodo konstantin kool kordell1 korn koroleva korova koshka kosmos kostya kotaku krasotka kris krissy krista kristine
krokodil krolik krusty krypton krystal ksenia ksusha ktyjxrf kuai kuang kume kungfu lakers1 lakeside lakewood lakota
lalakers lambda lambert lamer lamont lance landon lane lang lantern larissa larkin larry1 laser lassie lasvega latina
latinas laura1 laurel laurence laurent lawson lazarus leanne leavemealone leeds leedsutd lekker lemmein lemon lemonade
lena leng lenny lenochka leon leonid leopold leroy lesley letmei letter lexus lfybbk liang liao library licking lighter
lightning lilian lilith lillian lilly limewire limited linda1 lindros lineage lineage2 ling links lion lionel lions lips
lipstick lithium little1 live liverpool1 living llamas lloyd loaded loco logan1 loki lokomotiv lola lolipop lollypop
london1 longbow longdong longer longjohn look lookout looney looser lopez lord loren lorena loretta lori loser1 losers
lost lottie lotus loud louie louis love1 love12 love123 love69 lovebug loveless lovelife lover1 lovesex loveya lowell
ltybcrf luan luca lucille luck lucky13 ludmila luis lumber lust lynn macbeth mack mackie macman macross mad madcat
madeline madina madison1 magazine magelan magellan maggi maggie1 maggot magical magician magick magicman magnet magneto
magpie magpies mahler mail majestic major maksimka malachi malaka malice malina mallory malone mama123 mamacita mamamia
mamapapa mancity mandarin mandrake mandy1 manfred mang mango manila mankind manning manolo manowar mantis manuela maple
marble marc marcello march marcia marcius2 marcos margarit margie mari maria1 mariana marianna marianne marie1 marijuan
marijuana marika marin marine1 marines1 marino13 mario1 mariposa marisa marius mariya marjorie marker markie markiz
marlon marquis marriage married mars marseill marseille marsha marti martin1 martine marty maryann masamune mason1
massage massimo maste master12 matador mathew matrix1 matteo matthe matthews matthias mattie maureen maveric max123
maxell maxim maxime maximum maxwell1 maxx maxxxx mazafaka mazda mazda6 mazda626 mazdarx7 mcdonald mckenzie mclaren
meagan meat meathead mechanic media medic medical medicine medion medusa medved megan1 megane megapass megatron meister
mellow menace meng mental mentor meowmeow mephisto meredith merlin1 merlot mermaid messiah mets mexican mian miao michae
michael2 michaels micheal michell mick mickey1 micro micron microphone midget midnite midway mihail mike1 mike123
mikemike mikey1 milan mildred milena milk milkman millenium miller1 millions millwall milo minemine minerva ming mingus
minime ministry mirror mischief misery misfit misfit99 misfits misha mishka mississippi missouri missy1 misty1 mitch
mittens mobydick model modena modern mohamed mohammed mollydog mommy monaco monalisa monarch mondeo money12 money123
moneyman monke monkey12 monkeybo monster1 monsters monte montgom240 monty monty1 moonbeam moondog moonligh moonlight
moonshin moore moose1 mopar mordor more moreno morgan1 moritz morning moron mortal mortgage mortimer morton moses moskva
mother1 motherfucker motherlode mothers motion motley mouse1 mouth mudvayne mullet mulligan multiplelo munch murder
murzik musashi muscles musica mustafa mustang6 mustard mybaby mydick mygirl mykids mylife myname mypassword myrtle
namaste nancy1 nang nanook napoli napster nascar24 nasty1 natasha1 nathan1 nation native nature nautilus navigator navy
nazgul nbvjatq ne1469 neng netscape never nevermind nevets newbie newcastl newcastle newpass6 news newyork1 nextel
nfytxrf nguyen niang niao nice niceass niceguy nichole nickel nicol nicole1 nigga nightmare nights nightwish nike
nikitos nikki1 nikola nikolai nikolay nimbus nine nineinch ning ninja1 ninjas nipper nirvana1 nitram nitro nobody noelle
nokia6233 nokia6300 nokian73 nomad nomore noname noname123 nonenone nong normal north northern norway norwich nostromo
notebook notused nova novell noway ntktajy nuan nuclear nude nudes nudist nuggets number nurses nutmeg nuts nutter
nwo4life nygiants nyjets oasis oatmeal obelix oberon obsidian ocean oceans odyssey officer ohshit older oleg olesya
oliver1 olivier olympus onetime onetwo onion onlyme opendoor operator optimist optimus option options orange1 orchid
oreo orient original orion1 othello otis otto ou8122 ou8123 outkast over overkill oxygen ozzy p0015123 p4ssw0rd p@ssw0rd
pablo pacers packers1 paco paddle padres page pain paint paintbal paintball palermo pallmall palmtree paloma panasoni
pang pantera1 panther1 pants paolo paper papers papillon papito paradigm paramedi paranoid paris1 park parol partner
pasadena pass1 passes passme passpass passwd password12 password2 passwords pasword patch patches1 patience patric
patrice patrici patrol patty paula paulie paulina pavel pavlov pdtplf peace1 peach peaches1 peachy peacock pearl pearson
pebble pecker peeper peggy pelican peng penguin1 penny1 pentagon penthous pepito peppe perfect1 perry persik person
peterson petra petrov petrova peyton pharmacy pheonix phil philippe phillips phish phoeni phone physics pian piano
pianoman piao piazza pickup pictures picturs pierce pigeon piggy pillow pinball pineapple pingpong pinhead pinkfloyd
pinky pinky1 pipeline piper pippen pippin pippo piramida pisces pissing pissoff pistons pixies pizdec pizza1 pizzas
placebo plasma platon platypus playa playboy1 player1 players playing playstat playstation pluto pobeda pocket poetry
poker poland polish polly polopolo pompey pony poochie pool pool6123 pooppoop poopy pooter popova popper poppy porno1
pornos pornporn porsche1 portal poseidon post postman pothead powell power123 praise prayer preacher premier premium
presiden president presley presto priest prince1 pringles printing prissy private1 program project promise property
prophet prospect proton prowler proxy prozac public puddin pudding puffin puffy pufunga7782 pulsar pumpkin1 pumpkins
punch punk puppet pupsik purdue purple1 puss pussey pussie pussy123 pussyman q11111 q123456 q1q2q3 q2w3e4 q2w3e4r5 qazws
qazwsx1 qazwsx12 qazwsxedc123 qazxcv qazzaq qiang qiao qing qiong qqqqq1 quan quantum quartz quasar quattro quebec
queenie queens quentin quest question qwe123qwe qweasd123 qwedsa qwer12 qwer123 qwert1 qwert12345 qwert40 qwerty11
qwerty1234 qwerty7 r2d2c3po rabota race racer rachael rachel1 radar radical radio radiohea radiohead railroad rain
rainbow1 rainbow6 rainman rambler rambo ramirez ramones rampage ramrod ramses ramsey rancid randy1 rang raquel rasmus
rasputin rasta rastaman ratman razor rctybz reader reading real really realmadrid rebecca1 rebel1 reckless record
records recovery redbaron redbird redcar reddevil reddwarf redeye redfish redfox redhat redline redrose reds redskin
redsox1 redwing redwood reefer referee reflex reggae register reilly reload remingto remote renata renault renee reng
repair report reptile republic resident respect retired revolver reynolds rfntymrf rfrnec rfvfcenhf rhfcjnrf rhiannon
rhino rhjrjlbk rhtdtlrj ricard rich richar rico rider right riley rimmer ring ripken ripley ripple rivera rivers
rjhjktdf rjycnfynby road roadkill roadking roadrunn roadrunner roadster rober roberta robins robocop robot robotech
robotics rochelle rockford rockhard rockie rockies rodman roger1 rogue rolling rollins roma romano romans romantic
romero rong roofer rooney rosario roses rosie ross roswell rough route66 rover royal royals rtyuehe ruan rubble ruby
rudolf rudy rufus rules rulezzz runaway runescape rupert rusty2 sabres sabrina1 sacred sadie1 safari sahara saigon
sairam saiyan salamander salasana saleen salem sales sally1 salome salomon salope salsero salvador sam123 samara samiam
samira samsun samsung1 samtron sancho sander sanders sandie sandr sandrine sandwich sanford sanfran sang sanity santa
santafe sapper sascha sasha_007 sassy1 sasuke satana saturday sauron sausages savanna savior sawyer scania scanner
schalke schatz schmidt scoobydoo score scorpio1 scott1 scout scrabble scratch screamer screen screw script scuba scuba1
seabee seadoo seagull seahawks seamus searay season second secret1 secrets secure seeker seeking sekret senator senators
seneca seng senior sensei sergeant sergi series serpent sersolution services sevens severin sex sex123 sexgod sexxx
sexxxx sexxxy sexxy sexy1 sexy69 sexyboy sexylady sexyman sexysexy seymour sf49ers shado shadow12 shadows shag shai
shakira shamus shan shang shanghai shanna shannon1 shanti shao sharky sharp shawn shawna shearer sheba sheba1 shei shell
sheng shepherd sheridan sheriff sherri shibby shiner shinobi shitface shock shocker shoes shou show shrimp shuai shuang
shui shun shuo shutup sidekick sigma silence silent silly silver1 silverad simba1 simmons simon1 simona sims sinbad
sinclair sinister sinned sissy sisters site sixpack skate skibum skidoo skillet skinner skip skorpion skydive skyhawk
skylar skyler skywalker slacker slamdunk slammer slapper slater slave slave1 slavik slayer1 sleep sleeper slick1 slider
slim slimshady slinky slippery sloppy slowhand slugger sluggo slutty smackdow small smart smashing smeghead smegma
smelly smirnoff smiths smoke1 smokes smokey1 smokie smoking snake1 snapon snapple snappy sneakers sneaky snooker snoop
snoopdog snoopy1 snowboar snowboard snowflak snuffy soccer10 soccer12 softail sojdlg123aljg solaris solitude solnce solo
solution some someone somerset something sonata song sonia sonics sonny sonoma sonyericsson sonyfuck sophi soprano
soulmate sound south southpar southpark southpaw sowhat spaceman spam spanish spank spanker spanner sparkle sparks
sparky1 sparrow spartan1 spawn spears specialk spectre speedo speedway spence spencer1 sphinx spice spider1 spike1
spiker spikes spikey spinner spiral splinter spock sponge spongebo spongebob spoon spoons sporting sporty spotty spread
sprinter spud spurs spurs1 sputnik squall squash squeak squeeze stacie stacy stalin stanford stanislav stanley1 staples
starcraf starfire starligh starman starship starstar start start1 starter stasik state static steam steaua steel steele
steeler stefanie stefano steffi stepan steph stephan stephane stephen1 stereo sterva stevens stiffy stigmata sting
stinker stocks stolen stone1 stone55 stonecold stoned stoney stop store stories storm1 straight strange stratfor stratus
strawber strawberry stream strength stress stretch string strip stroke stroker stryker stubby studly studman stumpy
stunner stupid1 style styles stylus suan submit suburban subway subzero success1 suckdick suckers sucking suckmydick
sugar1 suicide sullivan summer99 sundevil sunfire sunflowe sunflower sunny1 sunnyday sunshin super12 superb superior
superma superman1 supernov supersta supreme surf survivor susan1 susana susanna susanne sushi suslik sutton sveta
svoboda swedish sweet1 sweetnes sweetness swimmer swinging switch sword swords sylveste syncmaster synergy syzygy
tabasco tabitha taco taekwondo talisman talon tang tango tank tara tasty tatarin taxman taylor1 tazmania tbone tdutybz
team tech teddy1 teddybea teddybear teenage tekken telephon telephone temp temp123 templar temppass tenchi teng tennis1
terefon terminat terrapin test12 test1234 testing1 testpass thanatos theater theatre theboss thecat thecrow thecure
thedog thedoors thedude theend thegreat thelma there theresa therock1 thesims thewho thing thirteen thisisit thoma thong
thongs three threesom thumbs thunderb thursday tian tiao tiberius tiburon ticket tiffany1 tiger123 tiger2 tigers1 tigge
tigger1 tigger2 tights timeout timosha ting tinkerbe tinkerbell tiny tipper titan titanium titten titty tkbpfdtnf
toaster todd toejam toffee together toilet tokiohotel toledo tomahawk tommie tommyboy tomorrow tong tongue tonight tool
toolman toon tootie tophat topher toriamos torino torpedo tosser tottenham tower towers tracer tracker trader trailer
train trainer training tranny trans transfer transit translator trapper traveler trial triangle tribal tricia trident
trinitro trip triple tripod tripper trisha troll tropical trouble1 trout troy trucking truman trust truth tuan tulips
tuna tunafish tundra tuning tupac turbo1 turnip twelve twenty twiggy twinkle twins typhoon tyson ufkbyf ukraine ultra
umbrella umpire undead underdog underground undertak undertaker unique universa universal university upyours uranus
ursula usarmy user username usmc usnavy vader1 vadim valencia valentine valeri valeria valkyrie vampir vampires vanessa1
vanguard varvara vasilisa vauxhall vbkfirf vector vedder vegas vehpbr vendetta venera venice ventura venture venus vera
verizon vermont vernon versace vfhufhbnf vfibyf vfitymrf vfksirf vfvfgfgf vh5150 viagra vickie vienna vietnam viewsoni
viewsonic vikings1 viktoriya villa village vincent1 vinnie vintage violetta violin virgil virtual virus visa visual
vitalik vitamin vjcrdf vjkjrj vjqgfhjkm vlad volcom volkov volkswag volvo voyager1 voyeur vsegda vsjasnel12 w_pass
waffle wagner wallet walmart walrus wanderer wang wanted wapbbs wareagle warez warner warning warrior1 warthog wasabi
washburn washingt washington wasser wassup wasted watch watcher water1 waterboy wealth weaver webber webhompas webmaste
wedding weird welcom welder wendy1 weng werder west weston westwood wg8e3wjf what whatsup whatwhat whiskers whisky
whistler white1 whiteboy whiteout whitesox whitey wibble wifey wild wildbill wildcard wildman wildwood will willia
windmill windsor windsurf wingman wingnut wings winner1 winners winston1 winter1 wireless wishbone wizard1 wolf359
wolfie wolfpac woman wood woodie woodland woofer woohoo word work working wormix wp2003wp wraith wrench wrestle wrestler
wrestlin wrestling wyoming xander xbox360 xerxes xiang xiao xing xiong xuan xxx123 xxxpass xyz123 yamahar1 yang yankees2
ybrjkfq yeah yeahbaby yellow1 yfcntymrf yfnfkb yfnfkmz ying yjdsqgfhjkm yoda yogibear yolanda yong yosemite yousuck
yoyoma yuan yugioh yummy yvette yzerman z1x2c3 z1x2c3v4 zachary1 zack zalupa zander zang zanzibar zappa zaqxswcde zaraza
zarina zasada zebra zeng zephyr zero zerocool zeus zhai zhang zhao zhei zheng zhjckfd zhong zhou zhuai zhuang zhui zhun
zhuo ziggy zigzag zildjian zippo zippy zodiac zoloto zong zuan zxasqw12 zxcasdqwe123 zxcv123 zxcvbnm1 zxcvbnm123 zzzxxx
`;
