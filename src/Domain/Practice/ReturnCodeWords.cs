namespace Lodestar.Practice;

/// <summary>
/// The words of return codes: 1,024 plain words for things that can be pictured, none of them unkind, frightening or private. Their order and
/// spelling never change, because codes that were given out depend on them.
/// </summary>
internal static class ReturnCodeWords
{
    /// <summary>The words in alphabetical order.</summary>
    public static readonly string[] All = """
        acorn acre actor agent album alder alley almond alpine amber anchor angle apple apricot april apron arbour arch
        arena arrow artist ash aspen atlas atom attic august aunt autumn avenue award axle bacon badge badger bagel baker
        balcony ball ballad ballet balloon bamboo band banjo banner barley barn barrel basil basket battery bay beach bead
        beagle beaker bee beetle belt berry bicycle birch bird biscuit bishop blanket blazer blossom blue blueberry board
        boat bobbin bonnet book bottle boulder bow bowl bracken bramble branch brass bread breeze brick bridge bright bronze
        brook brown brush bubble bucket buckle bud budgie bugle builder bulb bumper bunny burrow bush butter button buzzard
        cabbage cabin cable cactus cake calm camel camp canal canary candle canoe canopy canvas canyon caravan card cargo
        carol carpet carrot carton cashew castle cat catkin cedar celery cello cereal chain chalk chapel chapter charm
        cheddar cheese chef chess chestnut chicory chime chimney chin chisel choir circle circus city clam clarinet clever
        cliff clock cloud coach coal coast cobble coconut coffee collar colour column comet comic compass concert cone
        copper coral cork corner cosmos cottage cotton cousin crab craft crane crater crayon cream creek cricket crisp
        crocus crop crumb crystal cub cube cuckoo cupboard curlew curry curtain cushion custard cycle cymbal daisy dale
        damson dance dawn deer delta denim desert desk dew diamond diary dinghy dinner dish dolphin domino donkey door dough
        dove dragon drama drawer dress drift drum duck dune dust dwarf eagle earth east easter echo eclipse eel egg eight
        elbow elf emerald engine ermine evening evergreen explorer fabric falcon farm farmer feast feather fence fennel fern
        fiddle field fig film finch firefly fjord flag flame flannel flask flint float flora flour flower flute foam foil
        forest fort fountain fox foxglove freckle fresh friday frog frost fruit fudge gala galaxy gallery gallop gander
        garage garden garlic garnet gate gazelle gecko gem gentle geyser giant ginger giraffe glacier glade glass glider
        globe gold goose grain granite grape gravel gravy green grey grid grocer grotto grouse grove guest guitar gull
        haddock hail hammer hammock hamster harbour hare harvest hawk hazel heath hedge helmet hen herald herb heron hill
        hippo hobby hockey holiday holly honey hood horizon horn horse hotel hoverfly hut hyacinth ice icicle igloo indigo
        ink inlet iris iron island ivory ivy jacket jade jam jasmine jelly jersey jet jetty jewel jigsaw journal journey
        jubilee jug juice july jungle juniper kayak kelp kettle key kilt king kingdom kiosk kipper kitchen kite kiwi knight
        knot koala lace ladder lady lagoon lamb lantern larch lark laurel lava lavender leaf leek legend lemon lemur lens
        lentil leopard letter lettuce library lichen lilac lily lime linen linnet lion lizard llama lobster loch locket loft
        log lorry lotus lunch lupin lute lynx lyric magnet magpie mallard mammoth mango mantle maple marble marigold market
        marmot marsh marten meadow melody melon merlin metal meteor metro midday mild mint mirror mitten mole monday moon
        morning mosaic moss moth motor mouse muffin mulberry museum mushroom music muslin mussel myrtle napkin nature navy
        nectar needle nephew nest nickel niece nimble nine north note notebook novel nutmeg oak oar oasis oat oatmeal ocean
        octave october octopus olive omelette onion opal opera orange orbit orchard orchid organ origami osprey otter outing
        oval oven owl oxygen oyster paddle page paint palace palm pan panda pansy panther paper parade parcel park parrot
        parsley parsnip pasta pastel patch path pattern pavement pea peacock peak peanut pear pearl pebble pelican pen
        pencil penguin penny pepper petal petrel pheasant piano pickle picnic pier pigeon pillow pilot pine pink pioneer
        pipe pixel pizza plain planet plank plant plate plaza plinth plough plum plume pocket poem poet polar pole polish
        pollen polo pond pony poplar poppy porch porridge port postcard potato potter prairie prawn primrose prince print
        prism puddle puffin pulley puma pumpkin purple purse puzzle pyramid quail quarry quarter quartz quay queen quest
        quiche quiet quill quilt quince quiz quote rabbit raccoon race radio radish raft railway rain rainbow raisin rally
        ramp ranch ranger raspberry raven razorbill recipe record red redwood reed reef reindeer relay ribbon rice riddle
        ridge ripple river road robin rock rocket roller roof rook room rope rose rosemary round route rowan ruby rudder rug
        rugby ruler runner russet rust rye saddle saffron sage sail sailor salad salmon salt samba sand sandal sandwich
        sapling sapphire satchel satin saturn sauce saucer savoury saxon scarf science scooter scout script sea seagull seal
        season seat seed sepia seven shade shadow shallow shamrock shape shawl shed sheep shelf shell shelter sheriff shield
        ship shirt shoe shore shovel shrew shrub siesta signal silk silver singer siren siskin skate skein sketch ski
        skipper sky skylark slate sledge sleet slice slipper sloe slope sloth smile snail snow snowdrop soap soccer sock
        sofa soil solar song soup south space spade spaniel spark sparrow spice spider spinach spiral sponge spoon sport
        spring sprout spruce square squash squid squirrel stable stadium stag stair stamp star starling station statue steam
        steel stencil step stone stool stork story stove straw stream street string stripe stump summer summit sun sundae
        sunday sunny sunset supper surf swallow swan sweater swift swing sycamore syrup table tadpole talent tangle tango
        tarmac tartan tea teal team teapot temple tennis tent tern terrace thatch thimble thistle thread throne thrush
        thunder thursday thyme ticket tide tiger tile timber timer tin toast toffee tomato tonic topaz torch tortoise toucan
        towel tower town toy track tractor trail train tram travel tray treacle treasure tree trek triangle trifle trolley
        trophy trout trowel truffle trumpet trunk tuba tuesday tulip tuna tundra tunnel turban turkey turnip turquoise
        turtle tweed twelve twig twilight twine umbrella uncle unicorn uniform universe upland vale valley van vanilla vase
        vault velvet verse vest viaduct village vine vinegar viola violet violin vista vivid volcano vole volley voyage
        waffle wagon waiter wall wallaby wallet walnut walrus warm warren water waterfall wave wax weasel weather weaver
        wednesday weekend welcome well west whale wharf wheat wheel whisk whisker whistle white wicker widget wild willow
        wind windmill window winter wise wolf wombat wonder wood wool world wren wrist writer yacht yak yam yard yarn yellow
        yew yoghurt yonder zebra zest zigzag zinc zip zither
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
