namespace Lodestar.Standards;

/// <summary>One fault at a time, in every kind of file: each is named with its file, its line and what to do.</summary>
public class BrokenPackTests
{
    /// <summary>What is broken.</summary>
    /// <param name="Name">The fault as a sentence.</param>
    /// <param name="File">The file that is broken.</param>
    /// <param name="Old">What is there in a sound pack; null removes the file.</param>
    /// <param name="New">What is there now.</param>
    /// <param name="At">What is on the line that must be named.</param>
    /// <param name="Says">What the fault says.</param>
    private sealed record Broken(string Name, string File, string? Old, string New, string At, string Says);

    private static readonly Broken[] Cases =
    [
        // Not YAML, or not what belongs there.
        new("a colon without a space", "pack.yaml", "title: Small", "title:Small\nlicence", "title:Small", "This is not YAML"),
        new("a quote that is not closed", "pack.yaml", "version: \"2\"", "version: \"2", "version: \"2", "This is not YAML"),
        new("a tab for a space", "pack.yaml", "  name: The Shire", "\tname: The Shire", "\tname", "This is not YAML"),
        new("the same key twice", "pack.yaml", "title: Small", "title: Small\ntitle: Smaller", "title: Smaller", "This is not YAML"),
        new("an anchor that is not there", "pack.yaml", "title: Small", "title: *nowhere", "title: *nowhere", "This is not YAML"),
        new(
            "a file that holds a list",
            "glossary.yaml",
            "terms:\n  - id: champion\n    term: Champion\n    meaning: Someone who helps others.",
            "- one\n- two",
            "- one",
            "It holds no 'name: value' lines"
        ),
        new(
            "an empty file",
            "glossary.yaml",
            "terms:\n  - id: champion\n    term: Champion\n    meaning: Someone who helps others.",
            "",
            "",
            "It holds no 'name: value' lines"
        ),
        new("guidance without a head", "guidance/listening.md", "---\nid: listening", "id: listening", "id: listening", "It holds no 'name: value' lines"),
        new("guidance with a head that is not YAML", "guidance/listening.md", "minutes: 2", "minutes: [2", "minutes: [2", "This is not YAML"),
        new("a file that no pack has", "extra/notes.yaml", "", "a: b", "a: b", "A pack has no such file"),
        new("no pack.yaml", "pack.yaml", null, "", "", "This file is missing"),
        new("no services", "directory/services.yaml", null, "", "", "This file is missing"),
        new("no never-list", "directory/never.yaml", null, "", "", "This file is missing"),
        new("a version with the sign of a layer", "pack.yaml", "version: \"2\"", "version: \"2+1\"", "version: \"2+1\"", "A version cannot hold '+'"),
        // Keys and values.
        new("an unknown key", "pack.yaml", "licence: CC BY 4.0", "licence: CC BY 4.0\nlicense: MIT", "license: MIT", "'license' is not known here"),
        new(
            "an unknown key deep inside",
            "reflections/practitioner.yaml",
            "        kind: sector",
            "        kind: sector\n        colour: red",
            "colour: red",
            "'colour' is not known here"
        ),
        new("a key that is missing", "pack.yaml", "licence: CC BY 4.0\n", "", "id: small", "has no 'licence'"),
        new("a key that is missing deep inside", "directory/services.yaml", "    ages: Under 19\n", "", "- id: childline", "service childline has no 'ages'"),
        new("a word for a number", "pack.yaml", "reading-age: 12", "reading-age: twelve", "reading-age: twelve", "'twelve' is not a whole number"),
        new(
            "a word for true or false",
            "directory/services.yaml",
            "to-check: true",
            "to-check: perhaps",
            "to-check: perhaps",
            "'perhaps' is neither true nor false"
        ),
        new(
            "a date the wrong way round",
            "guidance/listening.md",
            "review-by: 2027-11-22",
            "review-by: 22/11/2027",
            "review-by: 22/11/2027",
            "'22/11/2027' is not a date"
        ),
        new(
            "a day that does not exist",
            "library/training.yaml",
            "checked: 2026-11-22",
            "checked: 2026-02-30",
            "checked: 2026-02-30",
            "'2026-02-30' is not a date"
        ),
        new("a kind that does not exist", "reflections/practitioner.yaml", "kind: scale", "kind: slider", "kind: slider", "'slider' is not known here"),
        new(
            "a service that may perhaps be shown",
            "directory/services.yaml",
            "publish: yes\n    to-check",
            "publish: maybe\n    to-check",
            "publish: maybe",
            "'maybe' is not known here"
        ),
        new("a list where one value belongs", "pack.yaml", "title: Small", "title: [Small]", "title: [Small]", "'title' should be one value"),
        new(
            "one value where a list belongs",
            "pack.yaml",
            "help-now: [childline]",
            "help-now: childline",
            "help-now: childline",
            "'help-now' should be a list"
        ),
        new(
            "one value where named values belong",
            "reflections/practitioner.yaml",
            "        next-step:\n          text: Talk with a child.\n          tags: [talking]",
            "        next-step: Talk",
            "next-step: Talk",
            "'next-step' should hold named values"
        ),
        // Ids and the names of things.
        new(
            "a tag twice",
            "pack.yaml",
            "    name: Talking",
            "    name: Talking\n  - id: talking\n    name: Again",
            "- id: talking\n    name: Again",
            "The tag 'talking' is already at pack.yaml"
        ),
        new("an item twice", "reflections/practitioner.yaml", "- id: P4", "- id: P2", "- id: P2\n        kind: scale", "The item 'P2' is already at"),
        new(
            "an item twice over two files",
            "reflections/practitioner.yaml",
            "- id: P4",
            "- id: O1",
            "- id: O1",
            "The item 'O1' is already at reflections/organisation.yaml:4"
        ),
        new(
            "a service twice",
            "directory/services.yaml",
            "- id: advice",
            "- id: childline",
            "- id: childline\n    name: Advice",
            "The service 'childline' is already at"
        ),
        new(
            "an answer twice",
            "reflections/practitioner.yaml",
            "          - code: training",
            "          - code: time",
            "- code: time\n            label: Training",
            "P3 has the answer 'time' twice"
        ),
        new("a code with a capital", "pack.yaml", "- id: north", "- id: North", "- id: North", "'North' cannot be the code of a district"),
        new(
            "an item without a number",
            "reflections/organisation.yaml",
            "- id: O1",
            "- id: listening",
            "- id: listening",
            "'listening' cannot be the code of a item"
        ),
        new(
            "an answer with a space",
            "reflections/practitioner.yaml",
            "code: training",
            "code: some training",
            "code: some training",
            "'some training' cannot be the code of an answer"
        ),
        new(
            "not-sure listed by hand",
            "reflections/practitioner.yaml",
            "code: training",
            "code: not-sure",
            "code: not-sure",
            "'not-sure' cannot be the code of an answer"
        ),
        new(
            "guidance in a file of another name",
            "guidance/listening.md",
            "id: listening",
            "id: hearing",
            "id: hearing",
            "The guidance 'hearing' is in guidance/listening.md"
        ),
        // References that lead nowhere.
        new("a tag that is not there", "library/training.yaml", "tags: [talking]", "tags: [talkng]", "tags: [talkng]", "There is no tag 'talkng'"),
        new(
            "a standard that is not there",
            "guidance/listening.md",
            "standards: [child-led]",
            "standards: [adult-led]",
            "standards: [adult-led]",
            "There is no standard 'adult-led'"
        ),
        new(
            "an answer list that is not there",
            "reflections/practitioner.yaml",
            "answer-list: skills",
            "answer-list: skill",
            "answer-list: skill",
            "There is no answer list 'skill'"
        ),
        new(
            "a theme that is not there",
            "reflections/organisation.yaml",
            "section-11: [S1]",
            "section-11: [S1, S9]",
            "section-11: [S1, S9]",
            "There is no audit theme 'S9'"
        ),
        new("a district that is not there", "roles/champion.yaml", "district: north", "district: south", "district: south", "There is no district 'south'"),
        new(
            "a service that is not there, for help",
            "pack.yaml",
            "help-now: [childline]",
            "help-now: [helpline]",
            "help-now: [helpline]",
            "There is no service 'helpline'"
        ),
        new(
            "a service that is not there, instead of another",
            "directory/never.yaml",
            "instead: advice",
            "instead: nothing",
            "instead: nothing",
            "There is no service 'nothing'"
        ),
        new(
            "an item that is not there, on the short path",
            "reflections/practitioner.yaml",
            "items: [P1, P2, P3]",
            "items: [P1, P2, P3, P7]",
            "items: [P1, P2, P3, P7]",
            "There is no item 'P7'"
        ),
        // Questions that cannot be answered or reached.
        new(
            "a question without answers",
            "reflections/practitioner.yaml",
            "        answer-list: skills\n        feedback:\n          - when: [confident]\n            text: Good.\n",
            "",
            "kind: one\n        question: Can",
            "P2 is a dead end: nothing can be answered"
        ),
        new(
            "a question with two lists of answers",
            "reflections/practitioner.yaml",
            "        answer-list: skills",
            "        answer-list: skills\n        answers:\n          - code: other\n            label: Other",
            "- code: other",
            "P2 has answers of its own and a shared list"
        ),
        new(
            "a scale that goes nowhere",
            "reflections/practitioner.yaml",
            "          to: 10",
            "          to: 1",
            "from: 1\n          to: 1",
            "P4 is a dead end: its scale has no numbers"
        ),
        new(
            "a scale without a scale",
            "reflections/practitioner.yaml",
            "        scale:\n          from: 1\n          to: 10\n          low: Not sure\n          high: Sure\n",
            "",
            "- id: P4",
            "P4 is a dead end: its scale has no numbers"
        ),
        new(
            "a section without items",
            "reflections/practitioner.yaml",
            "  - id: knowledge\n",
            "  - id: empty\n    title: Empty\n    items: []\n  - id: knowledge\n",
            "items: []",
            "The section 'empty' is a dead end"
        ),
        new("more answers than there are", "reflections/practitioner.yaml", "at-most: 2", "at-most: 3", "at-most: 3", "P3 allows 3 of 2 answers"),
        new(
            "a condition on a later item",
            "reflections/practitioner.yaml",
            "          - item: P2\n            is: [not-yet]",
            "          - item: P5\n            is: [listen]",
            "- item: P5",
            "P3 can never be reached: it depends on P5, which is not asked before it"
        ),
        new(
            "a condition on an answer that is not there",
            "reflections/practitioner.yaml",
            "is: [not-yet]",
            "is: [not-yet, never]",
            "is: [not-yet, never]",
            "P2 has no answer 'never'"
        ),
        new(
            "a condition that names no answer",
            "reflections/practitioner.yaml",
            "is: [not-yet]",
            "is: []",
            "is: []",
            "P3 can never be reached: its condition names no answer"
        ),
        new(
            "conditions that contradict each other",
            "reflections/practitioner.yaml",
            "            is: [not-yet]",
            "            is: [not-yet]\n          - item: P2\n            is: [confident]",
            "- item: P2\n            is: [confident]",
            "P3 can never be reached: no answer to P2 satisfies all its conditions"
        ),
        new(
            "a short path that leaves out what it depends on",
            "reflections/practitioner.yaml",
            "items: [P1, P2, P3]",
            "items: [P1, P3]",
            "items: [P1, P3]",
            "P3 can never be reached on the short path"
        ),
        new(
            "a thought on an answer that is not there",
            "reflections/practitioner.yaml",
            "when: [confident]",
            "when: [certain]",
            "when: [certain]",
            "P2 has no answer 'certain'"
        ),
        new(
            "a next step that no answer asks for",
            "reflections/practitioner.yaml",
            "        standing: 1",
            "        standing: 3",
            "text: Talk with a child.",
            "The next step of P2 can never be offered"
        ),
        new(
            "a strength that has no words",
            "reflections/practitioner.yaml",
            "        strength: You can talk with a child.\n",
            "",
            "- id: P2",
            "P2 has no words for someone who stands well with it"
        ),
        new(
            "a standing that has no name",
            "reflections/practitioner.yaml",
            "standing: 3",
            "standing: 9",
            "standing: 9",
            "P2 has an answer with standing 9; the reflection names 3"
        ),
        new(
            "standings without names",
            "reflections/practitioner.yaml",
            "standings: [A place to start, On the way, Confident]\n",
            "",
            "standing: 1",
            "P2 has an answer with standing 1; the reflection names 0"
        ),
        new(
            "standings of a scale that fall",
            "reflections/practitioner.yaml",
            "          high: Sure",
            "          high: Sure\n          standings: [1, 9, 2]",
            "standings: [1, 9, 2]",
            "The standings of P4's scale do not go from 1 upwards"
        ),
        new(
            "standings of a scale that are too many",
            "reflections/practitioner.yaml",
            "          high: Sure",
            "          high: Sure\n          standings: [1, 3, 5, 7]",
            "standings: [1, 3",
            "one for each of the 3 that are named"
        ),
        new(
            "the sector asked twice",
            "reflections/practitioner.yaml",
            "  - id: knowledge",
            "      - id: P6\n        kind: sector\n        question: And what else?\n  - id: knowledge",
            "kind: sector\n        question: And",
            "P6 asks a second time for the sector"
        ),
        new(
            "a text without an end",
            "reflections/practitioner.yaml",
            "  - id: knowledge",
            "      - id: P6\n        kind: text\n        question: What next?\n  - id: knowledge",
            "kind: text",
            "P6 does not say how long its text may be"
        ),
        // Knowledge.
        new(
            "knowledge that waits for years",
            "reflections/practitioner.yaml",
            "review-by: 2027-11-22",
            "review-by: 2099-01-01",
            "review-by: 2099",
            "P5 waits too long for its review"
        ),
        new(
            "knowledge with two best answers",
            "reflections/practitioner.yaml",
            "            label: Shout",
            "            label: Shout\n            best: true",
            "- code: listen",
            "P5 needs exactly one best answer"
        ),
        new(
            "knowledge with no best answer",
            "reflections/practitioner.yaml",
            "            best: true\n",
            "",
            "- code: listen",
            "P5 needs exactly one best answer"
        ),
        new(
            "knowledge that explains nothing",
            "reflections/practitioner.yaml",
            "        explanation: Listening helps first.\n",
            "",
            "- id: P5",
            "P5 checks knowledge without teaching it"
        ),
        new(
            "knowledge without a source",
            "reflections/practitioner.yaml",
            "        source:\n          title: A source\n          web: https://source.example.org/\n",
            "",
            "- id: P5",
            "P5 checks knowledge without teaching it"
        ),
        new(
            "a feature that waits a year for its review",
            "reflections/practitioner.yaml",
            "        explanation:",
            "        feature: true\n        explanation:",
            "review-by: 2027-11-22",
            "P5 is about a platform's features"
        ),
        // Words.
        new("an answer without words", "reflections/practitioner.yaml", "label: Training", "label: \"\"", "label: \"\"", "has no words for 'label'"),
        new(
            "an answer without a label at all",
            "reflections/practitioner.yaml",
            "          - code: training\n            label: Training",
            "          - code: training",
            "- code: training",
            "has no 'label'"
        ),
        new(
            "a question of blanks",
            "reflections/organisation.yaml",
            "question: Do we listen?",
            "question: \"   \"",
            "question: \"   \"",
            "item O1 has no words for 'question'"
        ),
        new(
            "guidance without a text",
            "guidance/listening.md",
            "Listen to the child.\n\nRead [more](https://more.example.org/) or go [back](/standards).\n",
            "",
            "",
            "guidance listening has no words for 'text'"
        ),
        new("words that are too hard", "guidance/listening.md", "Listen to the child.", Hard, "Listening necessitates", "guidance listening reads at age"),
        new("an item that is too hard", "reflections/organisation.yaml", "good: Children say so.", "good: " + Hard, "good: Listening", "item O1 reads at age"),
        new("a level too few", "reflections/organisation.yaml", "      - Not yet.\n", "", "- Always.", "O1 describes 1 levels; there are 2"),
        new("levels with a gap", "standards/standards.yaml", "number: 2", "number: 3", "number: 3", "Level 3 is in place 2"),
        // Links, dates and services.
        new(
            "a link without https",
            "directory/services.yaml",
            "web: https://childline.example.org/",
            "web: http://childline.example.org/",
            "web: http://childline",
            "is not an https address"
        ),
        new("a link that is none", "pack.yaml", "web: https://north.example.org/", "web: north", "web: north", "'north' is not an https address"),
        new(
            "a link in guidance without https",
            "guidance/listening.md",
            "(https://more.example.org/)",
            "(http://more.example.org/)",
            "Read [more]",
            "'http://more.example.org/' is not an https address"
        ),
        new(
            "a link in guidance that runs a script",
            "guidance/listening.md",
            "(https://more.example.org/)",
            "(javascript:alert)",
            "Read [more]",
            "'javascript:alert' is not an https address"
        ),
        new(
            "a link in an explanation that runs a script",
            "reflections/practitioner.yaml",
            "explanation: Listening helps first.",
            "explanation: Listening [helps](javascript:alert) first.",
            "explanation: Listening",
            "'javascript:alert' is not an https address"
        ),
        new(
            "a source without https",
            "directory/services.yaml",
            "sources: [https://advice.example.org/]",
            "sources: [\"http://advice.example.org/\"]",
            "sources: [\"http",
            "A source of 'advice' is not an https address"
        ),
        new(
            "a telephone number that YAML takes for nothing",
            "directory/services.yaml",
            "phone: \"0800 1111\"",
            "phone: ~",
            "phone: ~",
            "'~' is not a telephone number"
        ),
        new(
            "a telephone number that is a word",
            "directory/services.yaml",
            "phone: \"0800 1111\"",
            "phone: call them",
            "phone: call",
            "'call them' is not a telephone number"
        ),
        new(
            "a telephone number that is a power of ten",
            "directory/services.yaml",
            "phone: \"0800 1111\"",
            "phone: 1e3",
            "phone: 1e3",
            "'1e3' is not a telephone number"
        ),
        new(
            "a telephone number in letters",
            "directory/services.yaml",
            "phone: \"0800 1111\"",
            "phone: 0800-CHILD",
            "phone: 0800",
            "'0800-CHILD' is not a telephone number"
        ),
        new(
            "a telephone number in quotation marks",
            "directory/services.yaml",
            "phone: \"0800 1111\"",
            "phone: “0800 1111”",
            "phone: “",
            "'“0800 1111”' is not a telephone number"
        ),
        new("nobody to call", "pack.yaml", "help-now: [childline]", "help-now: []", "help-now: []", "Nobody is named whom to call now"),
        new(
            "guidance past its review",
            "guidance/listening.md",
            "review-by: 2027-11-22",
            "review-by: 2026-11-22",
            "review-by: 2026-11-22",
            "The review of guidance listening was due on 2026-11-22"
        ),
        new(
            "knowledge past its review",
            "reflections/practitioner.yaml",
            "review-by: 2027-11-22",
            "review-by: 2026-01-01",
            "review-by: 2026-01-01",
            "The review of item P5 was due on 2026-01-01"
        ),
        new(
            "a service on the never-list by its id",
            "directory/services.yaml",
            "- id: advice",
            "- id: closed-line",
            "name: Advice line",
            "'Advice line' is on the never-list"
        ),
        new(
            "a service on the never-list by its name",
            "directory/services.yaml",
            "name: Advice line",
            "name: closed-LINE",
            "name: closed-LINE",
            "is on the never-list: It closed in 2018. Use the service 'advice'"
        ),
        new(
            "a service on the never-list under a longer name",
            "directory/services.yaml",
            "name: Childline",
            "name: The Closed Line (North)",
            "name: The Closed",
            "is on the never-list: It closed in 2018"
        ),
        new(
            "a service on the never-list by its address",
            "directory/services.yaml",
            "web: https://advice.example.org/",
            "web: https://www.closed.example.org/",
            "name: Advice line",
            "is on the never-list"
        ),
        new(
            "training by someone on the never-list",
            "library/training.yaml",
            "web: https://course.example.org/",
            "web: https://closed.example.org/courses",
            "name: A course",
            "is on the never-list"
        ),
        new(
            "a number still being checked, in the words",
            "directory/services.yaml",
            "description: Advice for adults.",
            "description: Call 01632 960 123.",
            "description: Call",
            "hold a number that is still being checked"
        ),
        // Versions and languages.
        new("an earlier version that nothing maps from", "mappings/from-1.yaml", null, "", "", "Nothing says what became of the items of 1"),
        new(
            "an item of the earlier version that is forgotten",
            "mappings/from-1.yaml",
            "  - was: P8\n    as: retired\n",
            "",
            "- was: P1",
            "Nothing says what became of P8"
        ),
        new("an item that comes from nowhere", "mappings/from-1.yaml", "  - now: P4\n    as: new\n", "", "- was: P1", "Nothing says where P4 comes from"),
        new("an item the earlier version never had", "mappings/from-1.yaml", "was: P9", "was: P77", "was: P77", "1 had no item P77"),
        new(
            "a new item that was there before",
            "mappings/from-1.yaml",
            "  - now: P4\n    as: new",
            "  - was: P1\n    now: P4\n    as: new",
            "as: new\n  - now: P5",
            "'new' does not go with these items"
        ),
        new(
            "an item said to be new twice",
            "mappings/from-1.yaml",
            "  - now: P4\n    as: new",
            "  - now: P4\n    as: new\n  - now: P4\n    as: new",
            "now: P4\n    as: new\n  - now: P5",
            "Where P4 comes from is said twice"
        ),
        new(
            "a mapping from a version that was never published",
            "mappings/from-1.yaml",
            "from: \"1\"",
            "from: \"0\"",
            "from: \"0\"",
            "The version 0 was never published"
        ),
        new(
            "a published version that changed",
            "published.yaml",
            "version: \"1\"",
            "version: \"2\"",
            "sha-256: 0000",
            "Version 2 was published with other content"
        ),
        new(
            "a translation that is missing",
            "languages/cy/glossary.yaml",
            "meaning: Someone who helps others.",
            "",
            "meaning: Someone",
            "This has no translation into 'cy'"
        ),
        new("a file that is not translated", "languages/cy/roles/champion.yaml", null, "", "title: Champion", "This has no translation into 'cy'"),
        new(
            "a translation of something that is not there",
            "languages/cy/pack.yaml",
            "title: Small",
            "title: Small\nmotto: Fach",
            "motto: Fach",
            "'motto' translates nothing"
        ),
        new(
            "a translation of a file that is not there",
            "languages/cy/roles/other.yaml",
            "",
            "id: other",
            "id: other",
            "It translates roles/other.yaml, which the pack does not have"
        ),
    ];

    public static TheoryData<string> Names => new(Cases.Select(broken => broken.Name));

    private const string Hard =
        "Listening necessitates unconditional attentiveness to communicative idiosyncrasies, incorporating developmental, environmental and "
        + "psychological considerations, notwithstanding organisational constraints that frequently characterise multidisciplinary safeguarding "
        + "environments, and it additionally presupposes comprehensive familiarity with contemporary technological infrastructures, regulatory "
        + "expectations, and interdisciplinary terminology throughout.";

    [Fact]
    public void The_sound_pack_has_no_faults_and_more_than_sixty_ways_to_break_it_are_tried()
    {
        Assert.Empty(Faults(SmallPack.With()));
        Assert.True(Cases.Length >= 60, $"Only {Cases.Length} are tried.");
        Assert.Equal(Cases.Length, Cases.Select(broken => broken.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_fault_is_named_with_its_file_its_line_and_what_to_do(string name)
    {
        var broken = Cases.Single(one => one.Name == name);
        var files = SmallPack.Translated(SmallPack.Files());
        var text = Break(files, broken);

        var faults = Faults(new PackFiles(files));

        var fault = faults.FirstOrDefault(fault =>
            fault.What.Contains(broken.Says, StringComparison.Ordinal) || fault.ToString().Contains(broken.Says, StringComparison.Ordinal)
        );
        Assert.True(fault is not null, $"Not found: {broken.Says}. Found: {string.Join(" | ", faults)}");
        Assert.NotEmpty(fault.ToDo);
        var named = fault.Place.File;
        var inTranslation =
            broken.File.StartsWith("languages/", StringComparison.Ordinal) && broken.Says.StartsWith("This has no translation", StringComparison.Ordinal);
        if (!inTranslation && broken.Says != "Nothing says what became of the items of 1")
        {
            Assert.Equal(broken.Says.StartsWith("It translates", StringComparison.Ordinal) ? "languages/cy/roles/other.yaml" : broken.File, named);
        }

        if (text is not null && broken.At.Length > 0)
        {
            var source = inTranslation ? files[named] : text;
            var line = 1 + source[..source.IndexOf(broken.At, StringComparison.Ordinal)].Count(letter => letter == '\n');
            Assert.True(
                Math.Abs(line - fault.Place.Line) <= (broken.Says == "This is not YAML" ? 1 : 0),
                $"Line {line} was meant, {fault.Place.Line} was named: {fault}"
            );
        }
    }

    [Fact]
    public void Only_the_fault_that_was_made_is_named()
    {
        var files = SmallPack.Translated(SmallPack.Files());
        files["library/training.yaml"] = files["library/training.yaml"].Replace("tags: [talking]", "tags: [talkng]", StringComparison.Ordinal);
        files["languages/cy/library/training.yaml"] = files["library/training.yaml"];

        Assert.Equal(
            "library/training.yaml:7: There is no tag 'talkng'. Use the name of a tag in this pack, or add it.",
            Assert.Single(Faults(new PackFiles(files))).ToString()
        );
    }

    private static IReadOnlyList<Fault> Faults(PackFiles files) => PackCheck.Faults(PackReader.Read(files), SmallPack.Today);

    // The broken file's new text. Its translation is broken in the same way, so that there is only one fault to find.
    private static string? Break(Dictionary<string, string> files, Broken broken)
    {
        if (broken.Old is null)
        {
            files.Remove(broken.File);
            return broken.File.StartsWith("languages/", StringComparison.Ordinal) ? "" : null;
        }

        var before = files.GetValueOrDefault(broken.File, "");
        Assert.Contains(broken.Old, before, StringComparison.Ordinal);
        var place = before.IndexOf(broken.Old, StringComparison.Ordinal);
        return files[broken.File] = before[..place] + broken.New + before[(place + broken.Old.Length)..];
    }
}
