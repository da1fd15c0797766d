using Lodestar.Practice;
using Lodestar.Standards;

namespace Lodestar;

/// <summary>A small pack and sheets on it, valid as they are; a test names only what it is about.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Pack Pack(
        IReadOnlyList<GuidancePage>? guidance = null,
        IReadOnlyList<TrainingOffer>? training = null,
        IReadOnlyList<Service>? services = null,
        IReadOnlyList<Role>? roles = null,
        IReadOnlyList<VersionMapping>? mappings = null,
        params PersonReflection[] reflections
    ) =>
        new()
        {
            Info = new PackInfo
            {
                Id = "test",
                Version = "2",
                Title = "Test",
                Languages = ["en"],
                ReadingAge = 12,
                Licence = "CC BY 4.0",
                Credit = "Nobody",
                Region = new Region { Name = "The Shire", Police = "Shire Police" },
                Districts = [District("north"), District("south")],
                Sectors = [new Sector { Id = "education", Name = "Education" }, new Sector { Id = "youth-work", Name = "Youth work" }],
                Tags = [],
                HelpNow = [],
            },
            Standards = new StandardSet { Levels = [], Standards = [Standard("first"), Standard("second"), Standard("third")] },
            Reflections = reflections,
            Guidance = guidance ?? [],
            Training = training ?? [],
            Services = services ?? [],
            Never = [],
            Roles = roles ?? [],
            Audits = [],
            Mappings = mappings ?? [],
            Glossary = [],
        };

    public static PersonReflection Questions(params Section[] sections) =>
        new()
        {
            Id = "test",
            Title = "Test",
            About = "Test",
            Minutes = "3",
            Standings = ["A place to start", "Building", "Confident", "Could help others"],
            Sections = sections,
        };

    public static Section Section(string id, params Item[] items) =>
        new()
        {
            Id = id,
            Title = id,
            Items = items,
        };

    public static Item Item(
        string id,
        ItemKind kind = ItemKind.One,
        string? standard = null,
        NextStep? nextStep = null,
        int? atMost = null,
        Option[]? answers = null,
        Condition[]? showWhen = null
    ) =>
        new()
        {
            Id = id,
            Kind = kind,
            Question = $"Question {id}",
            Standard = standard,
            NextStep = nextStep,
            AtMost = atMost,
            Answers = answers ?? (kind is ItemKind.One or ItemKind.Many or ItemKind.Knowledge ? Skills() : []),
            Scale =
                kind == ItemKind.Scale
                    ? new Scale
                    {
                        From = 1,
                        To = 10,
                        Low = "low",
                        High = "high",
                        Standings = [1, 4, 7, 9],
                    }
                    : null,
            Length = kind == ItemKind.Text ? 300 : null,
            ShowWhen = showWhen ?? [],
        };

    public static Option[] Skills() =>
        [
            Option("not-yet", standing: 1),
            Option("with-support", standing: 2),
            Option("confident", standing: 3),
            Option("could-help", standing: 4),
            new Option
            {
                Code = "not-my-part",
                Label = "Not part of my role",
                NotMyPart = true,
            },
        ];

    public static Option Option(string code, int? standing = null, bool alone = false, bool unsure = false, params string[] tags) =>
        new()
        {
            Code = code,
            Label = code,
            Standing = standing,
            Alone = alone,
            Unsure = unsure,
            Tags = tags,
        };

    public static Condition When(string item, params string[] answers) => new() { Item = item, Is = answers };

    public static NextStep Step(string text, bool first, params string[] tags) =>
        new()
        {
            Text = text,
            First = first,
            Tags = tags,
        };

    public static AnswerSheet Sheet(PersonReflection reflection, params (string Item, string[] Values)[] answers) =>
        answers.Aggregate(AnswerSheet.Empty, (sheet, answer) => sheet.With(reflection.Find(answer.Item)!, answer.Values));

    public static GuidancePage Guidance(string id, params string[] tags) =>
        new()
        {
            Id = id,
            Title = id,
            Summary = id,
            Minutes = 3,
            Standards = [],
            Tags = tags,
            ReviewBy = Today.AddYears(1),
            Text = id,
        };

    public static TrainingOffer Training(string id, string[]? districts = null, string[]? sectors = null, params string[] tags) =>
        new()
        {
            Id = id,
            Name = id,
            Provider = id,
            Description = id,
            Web = "https://example.org",
            Tags = tags,
            Checked = Today,
            Districts = districts ?? [],
            Sectors = sectors ?? [],
        };

    public static Service Service(
        string id,
        Publish publish = Publish.Yes,
        bool toCheck = false,
        string[]? districts = null,
        ServiceCategory category = ServiceCategory.Advice,
        params string[] tags
    ) =>
        new()
        {
            Id = id,
            Name = id,
            Description = id,
            Audiences = [Audience.Professionals],
            Ages = "All",
            Phone = "0800 1111",
            Hours = "Any time",
            Area = "Here",
            Districts = districts ?? [],
            Category = category,
            Tags = tags,
            Publish = publish,
            ToCheck = toCheck,
            Checked = Today,
            Sources = [],
        };

    public static Role Role(string id, params string[] tags) =>
        new()
        {
            Id = id,
            Title = id,
            Purpose = id,
            Does = [],
            DoesNot = [],
            Tags = tags,
            Contacts =
            [
                new RoleContact
                {
                    District = "north",
                    Ask = "Ask in the north",
                    Web = "https://example.org/north",
                },
            ],
        };

    private static District District(string id) =>
        new()
        {
            Id = id,
            Name = id,
            Partnership = $"{id} partnership",
            Web = "https://example.org",
        };

    private static Standard Standard(string id) =>
        new()
        {
            Id = id,
            Code = "QS1",
            Title = id,
            Asks = id,
            Why = id,
            Prompts = [],
            CouldGoWrong = id,
        };
}
