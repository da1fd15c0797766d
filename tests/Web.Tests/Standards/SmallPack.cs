namespace Lodestar.Standards;

/// <summary>A small pack without faults, as text. A test breaks one thing in it.</summary>
internal static class SmallPack
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Dictionary<string, string> Files() =>
        new()
        {
            ["pack.yaml"] = """
                id: small
                version: "2"
                title: Small
                languages: [en, cy]
                reading-age: 12
                licence: CC BY 4.0
                credit: Made for tests.
                region:
                  name: The Shire
                  police: Shire Police
                districts:
                  - id: north
                    name: North
                    partnership: North partnership
                    web: https://north.example.org/
                sectors:
                  - id: education
                    name: Education
                tags:
                  - id: talking
                    name: Talking
                help-now: [childline]

                """,
            ["standards/standards.yaml"] = """
                levels:
                  - number: 1
                    name: Starting out
                    meaning: Little is there yet.
                    audit-words: needs action
                  - number: 2
                    name: Established
                    meaning: It is there.
                    audit-words: in place
                standards:
                  - id: child-led
                    code: QS1
                    title: Child-led
                    asks: Listen.
                    why: It matters.
                    prompts: [Ask.]
                    could-go-wrong: A quiet child is not heard.

                """,
            ["reflections/practitioner.yaml"] = """
                id: practitioner
                title: Practitioner
                about: A look at how you do.
                minutes: "3"
                short:
                  minutes: "1"
                  items: [P1, P2, P3]
                standings: [A place to start, On the way, Confident]
                answer-lists:
                  - id: skills
                    answers:
                      - code: not-yet
                        label: Not yet
                        standing: 1
                      - code: confident
                        label: Confident
                        standing: 3
                sections:
                  - id: role
                    title: Role
                    items:
                      - id: P1
                        kind: sector
                        question: What do you do?
                        answers:
                          - code: withheld
                            label: I would rather not say
                      - id: P2
                        kind: one
                        question: Can you talk with a child?
                        standard: child-led
                        strength: You can talk with a child.
                        answer-list: skills
                        feedback:
                          - when: [confident]
                            text: Good.
                        next-step:
                          text: Talk with a child.
                          tags: [talking]
                        section-11: [S1]
                      - id: P3
                        kind: many
                        question: What would help?
                        show-when:
                          - item: P2
                            is: [not-yet]
                        at-most: 2
                        answers:
                          - code: time
                            label: Time
                            tags: [talking]
                          - code: training
                            label: Training
                      - id: P4
                        kind: scale
                        question: How sure are you?
                        scale:
                          from: 1
                          to: 10
                          low: Not sure
                          high: Sure
                  - id: knowledge
                    title: Knowledge
                    items:
                      - id: P5
                        kind: knowledge
                        question: What helps first?
                        answers:
                          - code: listen
                            label: Listen
                            best: true
                          - code: shout
                            label: Shout
                        explanation: Listening helps first.
                        source:
                          title: A source
                          web: https://source.example.org/
                        review-by: 2027-11-22

                """,
            ["reflections/organisation.yaml"] = """
                id: organisation
                title: Organisation
                items:
                  - id: O1
                    standard: child-led
                    title: Listening
                    question: Do we listen?
                    levels:
                      - Not yet.
                      - Always.
                    good: Children say so.
                    not-yet: Nobody asks.
                    evidence: [Notes]
                    feedback: A good question.
                    next-step: Ask one child.
                    tags: [talking]
                    section-11: [S1]

                """,
            ["guidance/listening.md"] = """
                ---
                id: listening
                title: Listening
                summary: How to listen.
                minutes: 2
                standards: [child-led]
                tags: [talking]
                review-by: 2027-11-22
                ---
                Listen to the child.

                Read [more](https://more.example.org/) or go [back](/standards).

                """,
            ["library/training.yaml"] = """
                offers:
                  - id: course
                    name: A course
                    provider: A provider
                    description: Learn to listen.
                    web: https://course.example.org/
                    tags: [talking]
                    checked: 2026-11-22

                """,
            ["directory/services.yaml"] = """
                services:
                  - id: childline
                    name: Childline
                    description: Someone to talk to.
                    audiences: [children]
                    ages: Under 19
                    phone: "0800 1111"
                    web: https://childline.example.org/
                    hours: Any time
                    area: UK
                    category: talk
                    publish: yes
                    checked: 2026-11-22
                    sources: [https://childline.example.org/]
                  - id: advice
                    name: Advice line
                    description: Advice for adults.
                    audiences: [professionals]
                    ages: For adults
                    web: https://advice.example.org/
                    hours: Weekdays
                    area: UK
                    category: advice
                    tags: [talking]
                    publish: yes
                    to-check: true
                    checked: 2026-11-22
                    sources: [https://advice.example.org/]

                """,
            ["directory/never.yaml"] = """
                never:
                  - id: closed-line
                    names: [Closed Line]
                    hosts: [closed.example.org]
                    why: It closed in 2018.
                    instead: advice

                """,
            ["roles/champion.yaml"] = """
                id: champion
                title: Champion
                purpose: Helps others.
                does: [Tells others.]
                does-not: [Does not judge.]
                tags: [talking]
                contacts:
                  - district: north
                    ask: Ask the partnership.
                    web: https://north.example.org/

                """,
            ["mappings/section-11.yaml"] = """
                id: section-11
                title: Section 11 audit
                note: Match it to your own.
                themes:
                  - id: S1
                    title: Leadership

                """,
            ["mappings/from-1.yaml"] = """
                from: "1"
                items:
                  - was: P1
                    now: P1
                    as: same
                  - was: P9
                    now: P2
                    as: reworded
                  - was: P8
                    as: retired
                  - now: P3
                    as: new
                  - now: P4
                    as: new
                  - now: P5
                    as: new
                  - now: O1
                    as: new

                """,
            ["glossary.yaml"] = """
                terms:
                  - id: champion
                    term: Champion
                    meaning: Someone who helps others.

                """,
            ["published.yaml"] = """
                versions:
                  - version: "1"
                    date: 2026-01-01
                    sha-256: 0000000000000000000000000000000000000000000000000000000000000000
                    items: [P1, P8, P9]

                """,
        };

    /// <summary>The pack with one file changed, deleted (null) or added, and translated whole into Welsh.</summary>
    public static PackFiles With(string? file = null, string? text = null, bool translated = true)
    {
        var files = Files();
        if (file is not null)
        {
            if (text is null)
            {
                files.Remove(file);
            }
            else
            {
                files[file] = text;
            }
        }

        return new PackFiles(translated ? Translated(files) : files);
    }

    /// <summary>A translation that says everything twice; enough for a check that counts what is missing.</summary>
    public static Dictionary<string, string> Translated(Dictionary<string, string> files)
    {
        var both = new Dictionary<string, string>(files);
        foreach (var (path, text) in files.Where(file => file.Key != "published.yaml" && !file.Key.StartsWith("languages/", StringComparison.Ordinal)))
        {
            both.TryAdd($"languages/cy/{path}", text);
        }

        return both;
    }
}
