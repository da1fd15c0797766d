using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;

namespace Lodestar.Practice;

/// <summary>
/// Adds invented rounds and answers: the founding workshop as its report describes it, two rounds of practitioners that have closed, and one
/// that is open.
/// </summary>
internal static class PracticeSample
{
    /// <summary>A code that opens one invented reflection of the round before last, to show what coming back looks like.</summary>
    public static readonly ReturnCode ShownCode = new("river", "lemon", "otter", 4271);

    /// <summary>Join code of the last round that has closed.</summary>
    public const string Before = "samp-rnd2";

    /// <summary>Join code of the open round.</summary>
    public const string Open = "samp-open";

    // How many people gave each number from 1 to 10. The report gives 31 answers with mean 4.7, of them 5 eleven times, 4 six times and 6 three
    // times; 31 with mean 5; and 29 with mean 4, of them 2 seven times and ten above 5.
    private static readonly int[][] Workshop =
    [
        [2, 2, 3, 6, 11, 3, 1, 1, 2, 0],
        [2, 3, 4, 4, 6, 4, 3, 2, 2, 1],
        [4, 7, 5, 2, 1, 3, 4, 3, 0, 0],
    ];

    /// <summary>Adds them to the sample.</summary>
    public static void Add(SampleGround ground)
    {
        var writer = new Writer(ground.Services, PartnershipSample.Organisations(ground.Services.GetRequiredService<Db>()), ground.Random);
        var today = writer.Today;
        if (writer.HasWorkshop)
        {
            writer.AddWorkshop("samp-work", "Founding workshop, March 2025", new DateOnly(2025, 3, 24), new DateOnly(2025, 3, 31));
        }

        writer.AddRound("samp-rnd1", $"{Season(today.AddMonths(-13))} round", today.AddMonths(-13), today.AddMonths(-12), people: 420, lift: 0);
        writer.AddRound(Before, $"{Season(today.AddMonths(-7))} round", today.AddMonths(-7), today.AddMonths(-6), people: 510, lift: 1, together: true);
        writer.AddRound(Open, $"{Season(today)} round", today.AddDays(-14), today.AddDays(28), people: 180, lift: 1, together: true);
        writer.AddShownSheet();
    }

    private static string Season(DateOnly day) => $"{(day.Month is >= 3 and <= 8 ? "Spring" : "Autumn")} {(day.Month <= 2 ? day.Year - 1 : day.Year)}";

    /// <summary>Writes the invented answers of one round.</summary>
    private sealed class Writer(IServiceProvider services, IReadOnlyList<Organisation> organisations, Random random)
    {
        private readonly Db db = services.GetRequiredService<Db>();
        private readonly Pack pack = services.GetRequiredService<Packs>().Current(Language.English);
        private readonly Sheets sheets = services.GetRequiredService<Sheets>();
        private readonly ReturnCodes codes = services.GetRequiredService<ReturnCodes>();

        private Round earlier = null!;

        public bool HasWorkshop => pack.Reflections.Any(reflection => reflection.Id == "workshop" && reflection.Items.Count == Workshop.Length);

        public DateOnly Today { get; } = Week.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());

        public void AddWorkshop(string code, string title, DateOnly opens, DateOnly closes)
        {
            var round = AddRoundOf("workshop", code, title, opens, closes);
            var reflection = pack.Reflection("workshop");
            var items = reflection.Items.ToList();
            var answers = Workshop
                .Select(counts => counts.SelectMany((count, place) => Enumerable.Repeat(place + 1, count)).OrderBy(_ => random.Next()).ToList())
                .ToList();
            for (var person = 0; person < answers[0].Count; person++)
            {
                var sheet = items
                    .Zip(answers)
                    .Aggregate(AnswerSheet.Empty, (sheet, one) =>
                        sheet.With(
                            one.First,
                            [person < one.Second.Count ? one.Second[person].ToString(System.Globalization.CultureInfo.InvariantCulture) : Item.NotSure]
                        )
                    );
                AddSheet(round, reflection, sheet, organisation: null, opens);
            }
        }

        public Round AddRound(string code, string title, DateOnly opens, DateOnly closes, int people, int lift, bool together = false)
        {
            var round = AddRoundOf("practitioner", code, title, opens, closes, together);
            earlier = lift == 0 ? round : earlier;
            var reflection = pack.Reflection("practitioner");
            for (var person = 0; person < people; person++)
            {
                var organisation = organisations[random.Next(organisations.Count)];
                var last = closes < Today ? closes : Today;
                var day = opens.AddDays(random.Next(last.DayNumber - opens.DayNumber + 1));
                AddSheet(round, reflection, Answers(reflection, organisation, lift), organisation, day);
            }

            return round;
        }

        public void AddShownSheet()
        {
            var reflection = pack.Reflection("practitioner");
            var answers = Answers(reflection, organisations[0], lift: 0);
            AddSheet(earlier, reflection, answers, organisations[0], earlier.OpensOn, sheets.OwnerOf(ShownCode));
            codes.Add(ShownCode);
        }

        private Round AddRoundOf(string reflection, string code, string title, DateOnly opens, DateOnly closes, bool together = false)
        {
            var wanted = new NewRound(title, reflection, [.. pack.Info.Districts.Select(district => district.Id)], pack.Info.Version, opens, closes, together);
            var round = Round.Past(wanted, code);
            db.Add(round);
            return round;
        }

        private void AddSheet(Round round, PersonReflection reflection, AnswerSheet answers, Organisation? organisation, DateOnly day, byte[]? owner = null)
        {
            var sheet = new Sheet
            {
                Id = NewId(),
                Owner = owner ?? Bytes(32),
                RoundId = round.Id,
                OrganisationId = organisation is not null && random.Next(10) < 7 ? organisation.Id : null,
                Reflection = reflection.Id,
                PackVersion = pack.Info.Version,
                Scope = Scope.Whole,
                Week = Week.Of(day),
                Revision = 1,
                Submitted = 1,
            };
            db.Add(sheet);
            db.Add(
                new SheetEntry
                {
                    SheetId = sheet.Id,
                    Revision = 1,
                    Content = SheetJson.Write(reflection, Journey.Counted(reflection, answers)),
                }
            );
        }

        // Some people feel surer than others, and everyone a little surer in later rounds. Each answer is near that level.
        private AnswerSheet Answers(PersonReflection reflection, Organisation organisation, int lift)
        {
            var ease = random.NextDouble() + (lift * 0.18) + (organisation.Sector is "social-care" or "police-or-justice" ? 0.15 : 0);
            var scope = random.Next(10) < 3 ? Scope.Short : Scope.Whole;
            var sheet = AnswerSheet.Empty;
            if (random.Next(10) == 0)
            {
                sheet = sheet with { Skipped = sheet.Skipped.Add("wellbeing") };
            }

            while (new Journey(reflection, scope, sheet).Asked.FirstOrDefault(item => !sheet.Has(item)) is { } item)
            {
                sheet = sheet.With(item, Answer(reflection, item, organisation, ease));
            }

            return sheet with
            {
                Note = null,
            };
        }

        private IEnumerable<string> Answer(PersonReflection reflection, Item item, Organisation organisation, double ease)
        {
            var choices = AnswerCheck.Choices(pack, reflection, item);
            switch (item.Kind)
            {
                case ItemKind.Sector:
                    return [random.Next(20) == 0 ? "withheld" : organisation.Sector];
                case ItemKind.Districts:
                    return random.Next(15) == 0 ? ["region"] : organisation.Districts;
                case ItemKind.Text:
                    return [""];
                case ItemKind.Many:
                    return choices
                        .Where(choice => !choice.Alone)
                        .OrderBy(_ => random.Next())
                        .Take(1 + random.Next(item.AtMost ?? 3))
                        .OrderBy(choice => choices.ToList().IndexOf(choice))
                        .Select(choice => choice.Code);
                default:
                    var known = choices.Where(choice => !choice.Unsure && !choice.NotMyPart).ToList();
                    var unsure = choices.FirstOrDefault(choice => choice.Unsure);
                    if (unsure is not null && random.Next(14) == 0)
                    {
                        return [unsure.Code];
                    }

                    if (item.Kind == ItemKind.Knowledge)
                    {
                        return [(random.NextDouble() < 0.45 + (ease * 0.4) ? known.First(choice => choice.Best) : known[random.Next(known.Count)]).Code];
                    }

                    // The choices of some items run from the surest to the least sure, those of others the other way round.
                    var rising = (known[^1].Standing ?? 1) >= (known[0].Standing ?? 0);
                    var place = Math.Clamp((ease * 0.55) + (random.NextDouble() * 0.45) - 0.05, 0, 0.999) * known.Count;
                    return [known[rising ? (int)place : known.Count - 1 - (int)place].Code];
            }
        }

        private byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            random.NextBytes(bytes);
            return bytes;
        }

        private Guid NewId() => new(SHA256.HashData(Bytes(16)).AsSpan(0, 16));
    }
}
