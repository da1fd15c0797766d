using FsCheck;
using FsCheck.Fluent;
using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice;

public class JourneyTests
{
    // P1, then a section with a note (P6, and P32 only for some answers to it), then two on one page, then a text.
    private static readonly PersonReflection Small = Questions(
        Section("role", Item("P1", ItemKind.Sector)),
        Section("experience", Item("P6", answers: [Option("no"), Option("once"), Option("often")]), Item("P32", showWhen: [When("P6", "once", "often")])) with
        {
            Note = new SectionNote { Title = "A note", Text = "Text" },
            Private = true,
        },
        Section("skills", Item("P8"), Item("P9")) with
        {
            OnePage = true,
        },
        Section("end", Item("P28", ItemKind.Text))
    );

    [Theory]
    [InlineData("", "P1 before-experience P6 skills P28")]
    [InlineData("P6=no", "P1 before-experience P6 skills P28")]
    [InlineData("P6=once", "P1 before-experience P6 P32 skills P28")]
    [InlineData("P6=often", "P1 before-experience P6 P32 skills P28")]
    [InlineData("P6=not-sure", "P1 before-experience P6 skills P28")]
    public void A_question_with_a_condition_is_asked_only_after_the_answers_it_names(string given, string steps) => Assert.Equal(steps, StepsOf(Small, given));

    [Fact]
    public void A_section_that_is_skipped_keeps_its_note_so_that_one_can_change_ones_mind()
    {
        var journey = new Journey(Small, Scope.Whole, AnswerSheet.Empty with { Skipped = AnswerSheet.Empty.Skipped.Add("experience") });

        Assert.Equal("P1 before-experience skills P28", string.Join(' ', journey.Steps.Select(step => step.Id)));
    }

    [Fact]
    public void The_short_path_asks_only_its_own_items_and_only_the_notes_before_them()
    {
        var quick = Small with
        {
            Short = new ShortPath { Minutes = "1", Items = ["P1", "P8"] },
        };

        Assert.Equal("P1 P8", string.Join(' ', new Journey(quick, Scope.Short, AnswerSheet.Empty).Steps.Select(step => step.Id)));
    }

    [Fact]
    public void The_first_open_page_is_the_note_when_nothing_in_its_section_is_answered_yet()
    {
        var sheet = Sheet(Small, ("P1", ["education"]));

        Assert.Equal("before-experience", new Journey(Small, Scope.Whole, sheet).FirstOpen!.Id);
        Assert.Equal("skills", new Journey(Small, Scope.Whole, sheet.With(Small.Find("P6")!, ["no"])).FirstOpen!.Id);
    }

    [Fact]
    public void Nothing_is_open_once_everything_asked_is_answered_even_with_an_empty_note_of_ones_own()
    {
        var sheet = Sheet(Small, ("P1", ["education"]), ("P6", ["no"]), ("P8", ["not-yet"]), ("P9", ["not-yet"]), ("P28", [""]));

        Assert.Null(new Journey(Small, Scope.Whole, sheet).FirstOpen);
    }

    [Fact]
    public void A_condition_on_a_question_that_is_itself_not_asked_does_not_hold()
    {
        var chain = Questions(Section("one", Item("A"), Item("B", showWhen: [When("A", "confident")]), Item("C", showWhen: [When("B", "confident")])));
        var sheet = Sheet(chain, ("A", ["confident"]), ("B", ["confident"]));

        Assert.Equal("A B C", StepsOf(chain, "A=confident B=confident"));
        Assert.Equal("A", string.Join(' ', new Journey(chain, Scope.Whole, sheet.With(chain.Find("A")!, ["not-yet"])).Steps.Select(step => step.Id)));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_no_longer_asked_stays_with_the_person_and_is_not_counted()
    {
        var sheet = Sheet(Small, ("P6", ["once"]), ("P32", ["confident"])).With(Small.Find("P6")!, ["no"]);

        Assert.True(sheet.Answers.ContainsKey("P32"));
        Assert.False(Journey.Counted(Small, sheet).Answers.ContainsKey("P32"));
    }

    [Fact]
    public void A_skipped_section_is_not_counted_even_where_it_had_been_answered_before()
    {
        var sheet = Sheet(Small, ("P6", ["once"])) with { Skipped = AnswerSheet.Empty.Skipped.Add("experience") };

        Assert.Empty(Journey.Counted(Small, sheet).Answers);
    }

    [Fact]
    public void Back_undoes_continue_on_every_page_of_every_journey() =>
        ForEveryJourney(journey =>
            journey.Steps.Zip(journey.Steps.Skip(1)).All(pair => journey.After(pair.First)! == pair.Second && journey.Before(pair.Second)! == pair.First)
        );

    [Fact]
    public void Every_journey_ends_and_no_page_comes_twice() =>
        ForEveryJourney(journey =>
            journey.Steps.Select(step => step.Id).Distinct().Count() == journey.Steps.Count
            && (journey.Steps.Count == 0 || (journey.After(journey.Steps[^1]) is null && journey.Before(journey.Steps[0]) is null))
        );

    [Fact]
    public void Every_item_whose_conditions_hold_is_asked_once_and_no_other() =>
        ForEveryCase(one =>
        {
            var journey = new Journey(one.Reflection, Scope.Whole, one.Sheet);
            var expected = one
                .Reflection.Sections.Where(section => !one.Sheet.Skipped.Contains(section.Id))
                .SelectMany(section => section.Items)
                .Where(item => Journey.IsAsked(one.Reflection, item, one.Sheet))
                .Select(item => item.Id);
            return journey.Asked.Select(item => item.Id).SequenceEqual(expected);
        });

    [Fact]
    public void Answering_what_is_open_reaches_the_end_within_as_many_pages_as_there_are_items() =>
        ForEveryCase(one =>
        {
            var sheet = one.Sheet;
            var random = new System.Random(one.Seed);
            for (var i = 0; i <= one.Reflection.Items.Count; i++)
            {
                if (new Journey(one.Reflection, Scope.Whole, sheet).FirstOpen is not { } open)
                {
                    return true;
                }

                var item = (open is NoteStep note ? new Journey(one.Reflection, Scope.Whole, sheet).After(note)! : open) switch
                {
                    QuestionStep question => question.Item,
                    TogetherStep together => together.Items.First(item => !sheet.Has(item)),
                    _ => throw new InvalidOperationException(),
                };
                sheet = sheet.With(item, [item.Answers[random.Next(item.Answers.Count)].Code]);
            }

            return false;
        });

    [Fact]
    public void What_is_counted_is_exactly_what_was_asked_and_answered() =>
        ForEveryCase(one =>
        {
            var counted = Journey.Counted(one.Reflection, one.Sheet);
            var asked = new Journey(one.Reflection, Scope.Whole, one.Sheet).Asked.Where(one.Sheet.Has).Select(item => item.Id).Order(StringComparer.Ordinal);
            return counted.Answers.Keys.SequenceEqual(asked);
        });

    private static string StepsOf(PersonReflection reflection, string given)
    {
        var answers = given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).Select(one => (one[0], new[] { one[1] })).ToArray();
        return string.Join(' ', new Journey(reflection, Scope.Whole, Sheet(reflection, answers)).Steps.Select(step => step.Id));
    }

    private static void ForEveryJourney(Func<Journey, bool> holds) => ForEveryCase(one => holds(new Journey(one.Reflection, Scope.Whole, one.Sheet)));

    private static void ForEveryCase(Func<Case, bool> holds) => Prop.ForAll(Cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private sealed record Case(PersonReflection Reflection, AnswerSheet Sheet, int Seed);

    // Reflections of up to four sections and twelve items, where any item may depend on earlier ones, and any sheet on them.
    private static Gen<Case> Cases =>
        Gen.Choose(0, int.MaxValue - 1)
            .Select(seed =>
            {
                var random = new System.Random(seed);
                var items = new List<Item>();
                for (var i = 0; i < random.Next(1, 13); i++)
                {
                    var conditions = items
                        .Where(_ => random.Next(4) == 0)
                        .Take(2)
                        .Select(earlier => When(earlier.Id, [.. earlier.Answers.Where(_ => random.Next(2) == 0).Select(answer => answer.Code)]))
                        .ToArray();
                    items.Add(Item($"P{i + 1}", showWhen: conditions));
                }

                var sections = items
                    .Chunk(random.Next(1, 5))
                    .Select(
                        (chunk, place) =>
                            Section($"section-{place}", chunk) with
                            {
                                OnePage = random.Next(3) == 0,
                                Note = random.Next(3) == 0 ? new SectionNote { Title = "Note", Text = "Text" } : null,
                            }
                    )
                    .ToArray();
                var reflection = Questions(sections);
                var sheet = items
                    .Where(_ => random.Next(2) == 0)
                    .Aggregate(AnswerSheet.Empty, (sheet, item) => sheet.With(item, [item.Answers[random.Next(item.Answers.Count)].Code]));
                var skipped = sections.Where(section => section.Note is not null && random.Next(4) == 0).Select(section => section.Id);
                return new Case(reflection, sheet with { Skipped = sheet.Skipped.Union(skipped) }, seed);
            });
}
