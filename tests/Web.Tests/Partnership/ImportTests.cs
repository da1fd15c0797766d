using System.Globalization;
using System.Text;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Importing organisations from a file: checked first, then registered once.</summary>
[Trait("Category", "Data")]
public class ImportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Somebody_sees_what_is_new_and_every_refused_row_before_anything_is_registered()
    {
        await world.AddOrganisationAsync("Larkrise", "leeds");
        using var manager = await world.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        var checkPage = await SendAsync(
            manager,
            "Name;SECTOR;districts;size;units\nKïte;Youth work;leeds;up to 10;\"Juniors;Seniors\"\n"
                + "\nLARKRISE;Health;Leeds;;\n=1+1;health;Wakefield;;\n+Plus;nothing;leeds;;",
            "w1252"
        );

        Assert.Equal("Look before you import", checkPage.Heading);
        Assert.True(checkPage.Shows("Organisations that would be registered: 1"));
        Assert.True(checkPage.Shows("Rows that would not: 3"));
        Assert.Contains("Line 4, name", checkPage.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        var file = await (await manager.AskAsync(new HttpRequestMessage(HttpMethod.Get, checkPage.Path + "/refused.csv"))).Content.ReadAsStringAsync();
        Assert.Equal(
            [
                "Line,Column,What it says,Why it is refused",
                "4,name,LARKRISE,There is already an organisation with this name",
                "5,districts,wakefield,This district is not yours",
                "6,sector,nothing,\"This is not known. It can be: ",
            ],
            file.TrimStart('\ufeff')
                .Split("\r\n")
                .Select(line => line.StartsWith("6,", StringComparison.Ordinal) ? line[..("6,sector,nothing,\"This is not known. It can be: ".Length)] : line)
                .Where(line => line.Length > 0)
        );
        using var other = await world.MemberAsync("mo@example.org", Post.InRegion(Role.AllianceCoordinator));
        Assert.Equal(410, (await other.OpenAsync(checkPage.Path)).Status);
        Assert.Equal(404, (await other.OpenAsync(checkPage.Path + "/refused.csv")).Status);

        var done = await checkPage.PressAsync("Register 1");
        Assert.True(done.Shows("Organisations registered: 1"));
        var kite = await world.OnDbAsync(db => db.Set<Organisation>().AsNoTracking().SingleAsync(one => one.Name == "Kïte"));
        Assert.Equal(("youth-work", SizeBand.UpTo10), (kite.Sector, kite.Size));
        Assert.Equal(
            ["Juniors", "Seniors"],
            await world.OnDbAsync(db => db.Set<Unit>().Where(unit => unit.OrganisationId == kite.Id).Select(unit => unit.Name).Order().ToListAsync())
        );
        Assert.Equal("/organisations", (await checkPage.PressAsync("Register 1")).Path);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_value_that_looks_like_a_formula_is_none_in_the_file_of_refused_rows()
    {
        using var coordinator = await world.MemberAsync("col@example.org", Post.InRegion(Role.AllianceCoordinator));

        var page = await SendAsync(coordinator, "name,sector,districts\nKite,=HYPERLINK(\"x\"),leeds\n", "utf-8");

        var file = await (await coordinator.AskAsync(new HttpRequestMessage(HttpMethod.Get, page.Path + "/refused.csv"))).Content.ReadAsStringAsync();
        Assert.Contains("'=HYPERLINK", file, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("", "This file is empty. Choose another"),
        InlineData("name,sector\nA,health\n", "This file has no column 'districts'. Its first line names the columns"),
        InlineData("name,sector,districts\n", "This table has no rows under its headings")
    ]
    [InlineData("PK\0\0", "This file cannot be read as a table. Save it as CSV or XLSX and try again")]
    public async Task A_file_that_is_no_table_is_refused_with_the_reason(string content, string why)
    {
        using var coordinator = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InRegion(Role.AllianceCoordinator));

        var page = await SendAsync(coordinator, content, "utf-8");

        Assert.Equal((400, why), (page.Status, page.ErrorBeside("File")));
        Assert.Equal("File", Assert.Single(page.Errors).Target);
    }

    [Fact]
    public async Task Ten_thousand_rows_with_faults_get_an_answer_and_one_more_or_two_megabytes_do_not()
    {
        using var coordinator = await world.MemberAsync("cam@example.org", Post.InRegion(Role.AllianceCoordinator));
        var rows = string.Concat(
            Enumerable
                .Range(0, 10_000)
                .Select(number =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Row {number},{(number % 2 == 0 ? "health" : "magic")},{(number % 5 == 0 ? "nowhere" : "leeds")}\n"
                    )
                )
        );

        var page = await SendAsync(coordinator, "name,sector,districts\n" + rows, "utf-16");
        Assert.True(page.Shows("Organisations that would be registered: 4000"));
        Assert.True(page.Shows("Rows that would not: 6000"));
        Assert.Equal(2, page.Document.QuerySelectorAll("main .ls-plain-list > li").Length);
        Assert.True(page.Shows("Lines 3, 5, 7, 9,") && page.Shows("…, sector"), page.Text);
        Assert.Equal(
            "This table has more than 10,000 rows. Remove those that are not needed",
            (await SendAsync(coordinator, "name,sector,districts\n" + rows + "One,health,leeds\n", "utf-8")).ErrorBeside("File")
        );
        Assert.Equal(
            "This file is larger than 2 MB. Remove what is not needed and try again",
            (await SendAsync(coordinator, "name,sector,districts\n" + new string('x', 2_100_000), "utf-8")).ErrorBeside("File")
        );
    }

    [Fact]
    public async Task A_mark_that_is_not_closed_is_named_as_what_it_is()
    {
        using var coordinator = await world.MemberAsync("cat@example.org", Post.InRegion(Role.AllianceCoordinator));

        var page = await SendAsync(coordinator, "name,sector,districts\n\"Kite,health,leeds\nTwo,health,leeds\n", "utf-8");

        Assert.True(page.Shows("A quotation mark is opened in this line and not closed"));
    }

    [Fact]
    public async Task A_workbook_is_read_as_a_csv_file_is_with_its_title_passed_over()
    {
        using var coordinator = await world.MemberAsync("xia@example.org", Post.InRegion(Role.AllianceCoordinator));
        var book = Sent.Book(
            Sent.Row("Organisations of spring 2027")
                + Sent.Row("Name", "Sector", "Districts", "Size", "Units")
                + Sent.Row("Quince Lane Nursery", "Health", "Leeds", "Up to 10", "Babies; Toddlers")
                + Sent.Row("Kite", "Health", "Leeds", "", "", "lost")
        );

        var page = await SendAsync(coordinator, book, "organisations.xlsx");

        Assert.True(page.Shows("Organisations that would be registered: 1") && page.Shows("The headings are in line 2"), page.Text);
        Assert.True(page.Shows("Line 4, F") && page.Shows("Column F has no heading"), page.Text);
        await page.PressAsync("Register 1");
        Assert.True(await world.OnDbAsync(db => db.Set<Organisation>().AnyAsync(one => one.Name == "Quince Lane Nursery")));
    }

    [Fact]
    public async Task A_column_whose_name_is_misspelt_is_named_as_not_read()
    {
        using var coordinator = await world.MemberAsync("tyr@example.org", Post.InRegion(Role.AllianceCoordinator));

        Assert.True((await SendAsync(coordinator, Sent.Input("orgs-typo-column.csv"))).Shows("Columns that are not read: unit."));
        Assert.True((await SendAsync(coordinator, Sent.Input("orgs-name-twice.csv"))).Shows("Columns that are not read: name (2)."));
    }

    [Theory]
    [
        InlineData("organisations-semicolon-units.csv", "Column F has no heading"),
        InlineData("organisations-closed-quote-line-feed.csv", "A name must be on one line"),
        InlineData("orgs-bidi.csv", "without signs that change the direction of writing")
    ]
    public async Task A_row_is_refused_for_what_is_true_of_it(string input, string why)
    {
        using var coordinator = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InRegion(Role.AllianceCoordinator));

        var page = await SendAsync(coordinator, Sent.Input(input));

        Assert.True(page.Shows("Organisations that would be registered: 0") && page.Shows(why), page.Text);
    }

    [Fact]
    public async Task A_file_is_taken_on_that_page_alone_and_from_nobody_who_may_not()
    {
        using var coordinator = await world.MemberAsync("cod@example.org", Post.InRegion(Role.AllianceCoordinator));
        using var lead = await world.MemberAsync(
            "lea@example.org",
            Post.InOrganisation(Role.OrganisationLead, await world.AddOrganisationAsync("Ivy", "leeds"))
        );

        Assert.Equal(415, (await SendAsync(coordinator, "name", "utf-8", "/organisations/register")).Status);
        Assert.Equal(403, (await SendAsync(lead, "name", "utf-8")).Status);
    }

    [Fact]
    public async Task A_file_that_nobody_imports_is_gone_after_a_day()
    {
        await using var own = await World.StartedAsync();
        using var coordinator = await own.MemberAsync("col@example.org", Post.InRegion(Role.AllianceCoordinator));
        var page = await SendAsync(coordinator, "name,sector,districts\nKite,health,leeds\n", "utf-8");

        var clocks = await own.WithAsync(services =>
            Task.FromResult(
                Microsoft
                    .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<Kernel.RetentionClock>(services)
                    .Single(clock => clock.Table == "partnership_imports")
            )
        );
        await own.WithAsync(services => clocks.ForgetAsync(services, own.Clock.GetUtcNow().AddDays(1), CancellationToken.None));

        var gone = await coordinator.OpenAsync(page.Path);
        Assert.Equal((410, "This file is no longer here"), (gone.Status, gone.Heading));
    }

    private static Task<Page> SendAsync(Visitor visitor, string content, string encoding, string path = "/organisations/import")
    {
        var bytes = encoding switch
        {
            "w1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(content),
            "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(content)],
            _ => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(content)],
        };
        return SendAsync(visitor, content.Length == 0 ? [] : bytes, path: path);
    }

    private static async Task<Page> SendAsync(Visitor visitor, byte[] file, string name = "organisations.csv", string path = "/organisations/import")
    {
        var form = (await visitor.OpenAsync("/account")).Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        return await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new MultipartFormDataContent { { new StringContent(form), "form" }, { new ByteArrayContent(file), "File", name } },
            }
        );
    }

    private Task<int> CountAsync() => world.OnDbAsync(db => db.Set<Organisation>().CountAsync(one => one.Name == "Larkrise" || one.Name == "Kïte"));
}
