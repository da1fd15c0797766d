using System.Text.Json;
using Lodestar.Practice;

namespace Lodestar.Standards;

/// <summary>What the pack of West Yorkshire promises.</summary>
public class WestYorkshireTests
{
    private static readonly PackSource Source = PackReader.Read(PackFiles.In(Path.Combine(Repository.Root, "packs", "west-yorkshire")));
    private static readonly Pack Pack = Source.In().Pack!;
    private static readonly PersonReflection Practitioner = Pack.Reflection("practitioner");

    [Fact]
    public void It_has_no_faults() => Assert.Empty(PackCheck.Faults(Source, SmallPack.Today));

    [Fact]
    public void The_pack_inside_the_executable_is_the_one_in_the_repository() => Assert.Equal(Source.Sha256, PackFiles.BuiltIn().Sha256);

    [Fact]
    public void It_names_the_region_its_five_districts_and_the_sectors()
    {
        Assert.Equal(["bradford", "calderdale", "kirklees", "leeds", "wakefield"], Pack.Info.Districts.Select(district => district.Id));
        Assert.Superset(
            new HashSet<string> { "education", "early-years", "midwifery-and-health-visiting", "youth-work", "foster-care-or-residential" },
            Pack.Info.Sectors.Select(sector => sector.Id).ToHashSet()
        );
    }

    [Fact]
    public void It_holds_the_five_standards_with_their_titles() =>
        Assert.Equal(
            ["Knowledge and Understanding", "Child-led", "Public Awareness", "Multi-agency Response", "Support Interventions"],
            Pack.Standards.Standards.Select(standard => standard.Title)
        );

    [Fact]
    public void It_holds_the_28_practitioner_items_and_the_short_start()
    {
        Assert.Superset(Enumerable.Range(1, 28).Select(number => $"P{number}").ToHashSet(), Practitioner.Items.Select(item => item.Id).ToHashSet());
        Assert.Equal(["P1", "P2", "P3", "P4", "P5", "P21", "P24", "P27"], Practitioner.Short!.Items);
    }

    [Fact]
    public void It_holds_forty_items_for_organisations_eight_for_each_standard()
    {
        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"O{number}"), Pack.Organisation!.Items.Select(item => item.Id));
        Assert.All(Pack.Standards.Standards, standard => Assert.Equal(8, Pack.Organisation.Items.Count(item => item.Standard == standard.Id)));
        Assert.All(Pack.Organisation.Items, item => Assert.NotEmpty(item.Section11));
    }

    [Fact]
    public void Answer_codes_are_the_words_in_which_they_were_first_published()
    {
        var codes = Practitioner.Items.ToDictionary(item => item.Id, item => Practitioner.AnswersOf(item).Select(option => option.Code).ToList());

        Assert.Equal(["not-yet", "with-support", "confident", "i-could-help-others", "not-part-of-my-role"], codes["P8"]);
        Assert.Equal(["revenge-porn-helpline", "report-remove", "report-harmful-content", "action-fraud"], codes["P19"]);
        Assert.Equal(["yes-step-by-step", "mostly", "i-would-have-to-ask", "no"], codes["P21"]);
        Assert.Equal(["no-not-yet", "yes-once", "yes-a-few-times", "yes-often", "i-would-rather-not-say"], codes["P6"]);
        Assert.Equal(["region", "elsewhere", "withheld"], codes["P2"]);
    }

    [Fact]
    public void Each_skill_and_each_reporting_item_has_an_example_of_good_and_of_poor_practice() =>
        Assert.All(Practitioner.Sections.Where(section => section.Id is "skills" or "reporting").SelectMany(section => section.Items), item =>
            Assert.NotNull(item.Practice)
        );

    [Fact]
    public void At_least_two_knowledge_items_are_about_features_and_reviewed_within_six_months() =>
        Assert.True(Practitioner.Items.Count(item => item.Feature && item.ReviewBy <= new DateOnly(2027, 5, 31)) >= 2);

    [Fact]
    public void A_gentle_note_stands_before_experience_and_before_wellbeing_and_both_are_private() =>
        Assert.Equal(
            ["experience", "wellbeing"],
            Practitioner.Sections.Where(section => section.Note is not null && section.Private).Select(section => section.Id)
        );

    [Fact]
    public void No_item_presumes_a_job_title_a_statutory_role_or_an_employer() =>
        Assert.All(Practitioner.Items, item =>
            Assert.DoesNotMatch("(?i)\\b(your|my) (organisation|employer|job|workplace|caseload|manager|agency)\\b|\\bat work\\b|\\bstaff\\b", item.Question)
        );

    [Fact]
    public void Every_next_step_finds_something_to_read_and_training_open_to_all_and_someone_to_turn_to()
    {
        var tags = Practitioner
            .Items.SelectMany(item => item.NextStep?.Tags ?? [])
            .Concat(Practitioner.Items.SelectMany(item => Practitioner.AnswersOf(item).SelectMany(option => option.Tags)))
            .Distinct();
        Assert.All(tags, tag =>
        {
            Assert.Contains(Pack.Guidance, page => page.Tags.Contains(tag));
            Assert.Contains(Pack.Training, offer => offer.Tags.Contains(tag) && offer.Districts.Count == 0 && offer.Sectors.Count == 0);
        });
    }

    [Fact]
    public void Guidance_holds_professional_respect_and_the_online_life_prompts()
    {
        Assert.Equal("Everyone who knows the child is heard", Pack.Guidance.Single(page => page.Id == "everyone-is-heard").Title);
        Assert.Contains(Pack.Guidance, page => page.Id == "online-life-prompts");
    }

    [Fact]
    public void A_champion_can_be_asked_for_in_every_district_and_no_contact_is_a_person() =>
        Assert.All(Pack.Roles, role => Assert.Equal(Pack.Info.Districts.Select(district => district.Id), role.Contacts.Select(contact => contact.District)));

    [Fact]
    public void A_number_that_still_needs_a_check_is_never_shown()
    {
        Assert.All(Pack.Services.Where(service => service.ToCheck || service.Publish != Publish.Yes), service => Assert.Null(service.ShownPhone));
        Assert.Equal("0800 1111", Pack.Services.Single(service => service.Id == "childline").ShownPhone);
        Assert.Equal("01422 393336", Pack.Services.Single(service => service.Id == "calderdale-scp").ShownPhone);
        Assert.Equal(Showing.WebOnly, Pack.Services.Single(service => service.Id == "leeds-scp").Shown);
        Assert.Equal(Showing.NotShown, Pack.Services.Single(service => service.Id == "wakefield-scp").Shown);
    }

    [Fact]
    public void The_service_for_boys_that_closed_stays_off_the_list() => Assert.Contains(Pack.Never, never => never.Names.Contains("BLAST"));

    [Fact]
    public void Words_that_blame_a_child_are_nowhere_but_where_they_are_explained() =>
        Assert.All(
            Source
                .In()
                .Binder.Words.Where(wording =>
                    wording.Unit != "guidance words-that-do-not-blame" && !wording.Unit.StartsWith("item P20", StringComparison.Ordinal)
                ),
            wording => Assert.Null(BlamingWords.In(wording.Text))
        );

    [Fact]
    public void Whatever_a_person_answers_the_way_ends_and_there_is_a_next_step()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var scope = seed % 2 == 0 ? Scope.Short : Scope.Whole;
            var sheet = AnswerSheet.Empty;
            for (var pages = 0; new Journey(Practitioner, scope, sheet).Asked.FirstOrDefault(item => !sheet.Has(item)) is { } item; pages++)
            {
                Assert.True(pages < 60, "The way does not end.");
                var choices = AnswerCheck.Choices(Pack, Practitioner, item).Select(choice => choice.Code).ToList();
                sheet = sheet.With(item, choices.Count == 0 ? [""] : [choices[random.Next(choices.Count)]]);
            }

            Assert.All(Signposts.For(Pack, Practitioner, sheet), offer =>
            {
                Assert.NotNull(offer.Read);
                Assert.NotNull(offer.Attend);
                Assert.True(offer.Service is not null || offer.Role is not null);
            });
        }
    }

    [Fact]
    public void The_schemas_in_the_repository_are_those_of_the_code()
    {
        var folder = Path.Combine(Repository.Root, "packs", "schema");
        Assert.Equal(
            PackSchemas.All().Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)
        );
        Assert.All(PackSchemas.All(), schema => Assert.Equal(schema.Value, File.ReadAllText(Path.Combine(folder, schema.Key))));
    }

    [Fact]
    public async Task Every_file_fits_its_schema_as_another_program_reads_it()
    {
        var kinds = FileKind.All.Select(kind => new { pattern = kind.Pattern, schema = $"{kind.SchemaName}.schema.json" });
        var (code, output) = await Shell.NodeAsync("Standards/validate-packs.mjs", Path.Combine(Repository.Root, "packs"), JsonSerializer.Serialize(kinds));

        Assert.True(code == 0, output);
        Assert.Contains("files fit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_diary_file_is_read_by_a_calendar_program()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            Diary.File(
                new DateOnly(2026, 11, 23),
                DateTimeOffset.UnixEpoch,
                "Look back, at one; small step \\ with a very long name that has to be folded over more than one line of the file",
                "Again",
                "https://lodestar.example.org"
            )
        );

        var (code, output) = await Shell.NodeAsync("Standards/read-calendar.mjs", file);

        Assert.True(code == 0, output);
        Assert.Equal(
            "2027-02-23 Look back, at one; small step \\ with a very long name that has to be folded over more than one line of the file\n2027-05-24 Again\n",
            output
        );
        File.Delete(file);
    }
}
