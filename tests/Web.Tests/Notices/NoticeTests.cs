using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lodestar.Identity;
using Lodestar.Jobs;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Notices;

/// <summary>People choose how often each kind of e-mail comes, stop one by a link, and get the rest together.</summary>
[Trait("Category", "Data")]
public partial class NoticeTests
{
    private static readonly Notice SignedOff = new(TogetherNotices.Signing, "/teams/1", "together.mail.signed-off", "Larkrise", "Autumn", "Hugh")
    {
        Place = "Larkrise",
    };

    [Fact]
    public async Task Opening_the_link_in_a_message_changes_nothing_and_its_button_stops_that_kind_alone()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        await TellAsync(world, SignedOff);
        var link = StopLinkIn(await world.MailAsync("eve@example.org"));
        using var stranger = world.Visitor();

        var page = await stranger.OpenAsync(link);
        Assert.Equal("Stop these e-mails", page.Heading);
        await TellAsync(world, SignedOff);
        await world.MailAsync("eve@example.org", 2);
        var stopped = await page.PressAsync("Stop these e-mails");
        Assert.Equal("These e-mails have stopped", stopped.Heading);
        Assert.True(stopped.Shows("E-mails you get"), stopped.Text);
        Assert.Empty(stranger.Cookies);
        await TellAsync(world, SignedOff);
        await TellAsync(world, SignedOff with { Kind = TogetherNotices.Replies });

        await world.MailAsync("eve@example.org", 3);
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail"), "*.eml").Count());
        var choices = await lead.OpenAsync("/account/notices");
        Assert.Equal(["Never"], choices.Values("Paces[signing]"));
        await choices.Fill("Paces[signing]", "AtOnce").PressAsync("Save");
        await TellAsync(world, SignedOff);
        await world.MailAsync("eve@example.org", 4);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_mail_program_stops_a_kind_by_itself_at_the_address_in_the_headers(bool asFiles)
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        await TellAsync(world, SignedOff);
        var mail = await world.MailAsync("eve@example.org");
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail, StringComparison.Ordinal);
        var link = StopLinkIn(mail);
        Assert.Contains($"List-Unsubscribe: <{world.Settings.Root}{link}>", Unfolded(mail), StringComparison.Ordinal);
        using var program = world.Visitor();
        using HttpContent body = asFiles
            ? new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } }
            : new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = body };

        using var reply = await program.AskAsync(request);

        Assert.Equal(204, (int)reply.StatusCode);
        Assert.Equal(NoticePace.Never, await world.OnDbAsync(db => db.Set<ChosenPace>().Select(one => one.Pace).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_sends_more_to_the_address_than_a_form_holds()
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        await TellAsync(world, SignedOff);
        var link = StopLinkIn(await world.MailAsync("eve@example.org"));
        using var program = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, link)
        {
            Content = new MultipartFormDataContent { { new StringContent(new string('x', 200_000)), "List-Unsubscribe" } },
        };

        using var reply = await program.AskAsync(request);

        Assert.Equal(413, (int)reply.StatusCode);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<ChosenPace>().CountAsync()));
    }

    [Fact]
    public async Task A_link_that_was_changed_or_belongs_to_another_kind_or_to_nobody_any_more_stops_nothing()
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var account = await AccountAsync(world, "eve@example.org");
        var link = await world.WithAsync(services => Task.FromResult(services.GetRequiredService<NoticeChoices>().StopLink(account, TogetherNotices.Signing)));
        var gone = await world.WithAsync(services =>
            Task.FromResult(services.GetRequiredService<NoticeChoices>().StopLink(Guid.NewGuid(), TogetherNotices.Signing))
        );
        using var stranger = world.Visitor();

        string[] all =
        [
            link.Replace("signing", "replies", StringComparison.Ordinal),
            link.Replace("signing", "code", StringComparison.Ordinal),
            link[..^4] + "AAAA",
            link[..^8],
            link + "AA",
            gone,
            "/notices/stop/signing/x",
        ];
        foreach (var wrong in all)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, wrong) { Content = new FormUrlEncodedContent([]) };
            using var reply = await stranger.AskAsync(request);
            Assert.Equal((404, 404), ((int)reply.StatusCode, (await stranger.OpenAsync(wrong)).Status));
        }

        Assert.Equal(0, await world.OnDbAsync(db => db.Set<ChosenPace>().CountAsync()));
    }

    [Fact]
    public async Task Who_wants_them_daily_or_weekly_gets_one_message_in_the_morning_for_all_that_waits()
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        await (await lead.OpenAsync("/account/notices")).Fill("Paces[signing]", "Daily").Fill("Paces[replies]", "Weekly").PressAsync("Save");
        var folder = Path.Combine(world.Settings.Data, "mail");

        // A Monday, at ten.
        await TellAsync(world, SignedOff);
        await TellAsync(world, SignedOff);
        await TellAsync(world, SignedOff with { With = ["Larkrise", "Autumn", "Ida"] });
        await TellAsync(world, SignedOff with { Kind = TogetherNotices.Replies, Sentence = "together.reply.mail-sent" });
        await world.Services.RunJobAsync(NoticeDigest.Job);
        Assert.False(Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any());

        world.Clock.AdjustTime(NoticeDigest.Job.Due.After(world.Clock.GetUtcNow()));
        await Task.WhenAll(world.Services.RunJobAsync(NoticeDigest.Job), world.Services.RunJobAsync(NoticeDigest.Job));
        var daily = await world.MailAsync("eve@example.org");
        Assert.Contains("Subject: Lodestar: what is waiting for you", daily, StringComparison.Ordinal);
        Assert.Equal(2, Times(daily, "was signed off by"));
        Assert.DoesNotContain("The district replied", daily, StringComparison.Ordinal);
        Assert.Contains("/notices/stop/signing/", daily, StringComparison.Ordinal);

        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 30, 7, 0, 0, TimeSpan.Zero));
        await world.Services.RunJobAsync(NoticeDigest.Job);
        Assert.Contains("The district replied", await world.MailAsync("eve@example.org", 2), StringComparison.Ordinal);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<WaitingNotice>().CountAsync()));
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*.eml").Count());
    }

    [Fact]
    public async Task What_waits_for_somebody_whose_role_ended_is_not_told()
    {
        await using var world = await World.StartedAsync();
        var (here, there) = (await world.OrganisationAsync(), await world.OrganisationAsync("Moorside"));
        using var lead = await world.LeadAsync(here);
        await (await lead.OpenAsync("/account/notices")).Fill("Paces[signing]", "Daily").PressAsync("Save");
        await TellAsync(world, SignedOff);
        await world.OnDbAsync(async db =>
        {
            await db.Set<AccountPost>().ExecuteDeleteAsync();
            db.Add(
                new AccountPost
                {
                    AccountId = await AccountAsync(world, "eve@example.org"),
                    Role = Role.Colleague,
                    Place = $"{there:D}",
                }
            );
            return await db.SaveChangesAsync();
        });

        world.Clock.AdjustTime(NoticeDigest.Job.Due.After(world.Clock.GetUtcNow()));
        Assert.Equal(0, (await world.Services.RunJobAsync(NoticeDigest.Job)).Count);

        Assert.Equal(0, await world.OnDbAsync(db => db.Set<WaitingNotice>().CountAsync()));
    }

    [Fact]
    public async Task What_waits_for_a_digest_is_sealed()
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        await (await lead.OpenAsync("/account/notices")).Fill("Paces[signing]", "Weekly").PressAsync("Save");
        await TellAsync(world, SignedOff);

        var kept = Encoding.UTF8.GetString(await world.OnDbAsync(db => db.Set<WaitingNotice>().Select(one => one.Sealed).SingleAsync()));

        Assert.DoesNotContain("Larkrise", kept, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("2026-11-23T06:59:00Z", NoticePace.Daily, "2026-11-23"),
        InlineData("2026-11-23T07:00:00Z", NoticePace.Daily, "2026-11-24"),
        InlineData("2026-11-23T06:59:00Z", NoticePace.Weekly, "2026-11-23"),
        InlineData("2026-11-23T07:00:00Z", NoticePace.Weekly, "2026-11-30"),
        InlineData("2026-11-29T23:00:00Z", NoticePace.Weekly, "2026-11-30"),
        InlineData("2026-07-01T06:30:00Z", NoticePace.Daily, "2026-07-02")
    ]
    public void Mornings_are_at_seven_in_the_united_kingdom_and_weeks_begin_on_monday(string moment, object pace, string day) =>
        Assert.Equal(
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            NoticeDigest.DayAfter(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), (NoticePace)pace)
        );

    [Fact]
    public async Task Who_gets_nothing_that_could_be_stopped_reads_so()
    {
        await using var world = await World.StartedAsync();
        using var analyst = await world.MemberAsync("ana@example.org", Post.InRegion(Role.Analyst));

        var page = await (await analyst.OpenAsync("/account")).FollowAsync("E-mails you get");

        Assert.Equal("E-mails you get", page.Heading);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    private static Task<int> TellAsync(World world, Notice notice) =>
        world.WithAsync(async services =>
        {
            var lead = await services.GetRequiredService<Recipients>().WhoMayAsync(TogetherCan.LeadTeams, CancellationToken.None);
            await services.GetRequiredService<Notifier>().TellAsync(notice, lead, CancellationToken.None);
            return await services.GetRequiredService<Db>().SaveChangesAsync();
        });

    private static Task<Guid> AccountAsync(World world, string email) =>
        world.OnDbAsync(db => db.Set<Account>().Where(account => account.EmailKey == email).Select(account => account.Id).SingleAsync());

    // In the text, not in the headers.
    private static string StopLinkIn(string mail) =>
        new Uri(StopAddress().Match(mail[mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]).Value).AbsolutePath;

    private static string Unfolded(string mail) => mail.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);

    private static int Times(string text, string words) => text.Split(words).Length - 1;

    [GeneratedRegex(@"http://[^\s>]+/notices/stop/[^\s>]+", RegexOptions.None, 1000)]
    private static partial Regex StopAddress();
}
