using Microsoft.Playwright;

namespace Lodestar;

/// <summary>A whole round of an organisation, from its opening to the next, in real browsers: it reads as a story.</summary>
public class WholeRoundTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Title = "Winter of the story";

    // A kept draft is tried again after five seconds, and the machine may be busy.
    private const float Patience = 30_000;

    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = Patience };

    private readonly Dictionary<string, Window> windows = [];

    [Fact]
    public async Task A_district_opens_a_round_an_organisation_reflects_together_gets_a_reply_and_begins_the_next_from_there()
    {
        await OpenARoundAndInviteAsync();
        var team = await ThreeColleaguesWriteAndTwoMeetAsync();
        await SendBackThenSignOffAsync(team);
        await ReplyAsync(team);
        await PlanAsync();
        await TakeItToAnotherAuditAndElsewhereAsync(team);
        await BeginTheNextFromThereAsync();
        foreach (var window in windows.Values)
        {
            Assert.Empty(window.Elsewhere);

            // A conflict is a reply with its own status, and the connection was cut on purpose; the console notes both.
            Assert.DoesNotContain(window.Complaints, complaint =>
                !complaint.Contains("status of 4", StringComparison.Ordinal) && !complaint.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)
            );
            await window.DisposeAsync();
        }
    }

    private async Task OpenARoundAndInviteAsync()
    {
        var carys = await AsAsync("Carys Holt", "/rounds/open");
        await carys.Page.FillAsync("[name=Title]", Title);
        await carys.Page.CheckAsync("[name=Who] >> nth=0");
        await LookAndPressAsync(carys, "Open this round");

        // The region's round is open too, so she is asked whether she wants both.
        await carys.Page.CheckAsync("[name=Sure]");
        await LookAndPressAsync(carys, "Open this round");
        Assert.Equal(Title, await carys.Page.InnerTextAsync("h1"));
        await LookAndPressAsync(carys, "Invite organisations");
        await LookAndPressAsync(carys, "See every message");
        Assert.Contains("ewa.nowak@example.org", await carys.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await carys.LookAsync(scripts: true);
        await carys.Page.Locator("main button[value=send]").ClickAsync();
        Assert.Contains("Messages are on their way", await carys.Page.TextContentAsync("main"), StringComparison.Ordinal);
    }

    private async Task<string> ThreeColleaguesWriteAndTwoMeetAsync()
    {
        var ewa = await AsAsync("Ewa Nowak", "/work");
        await ewa.Page.Locator(".ls-begin", new PageLocatorOptions { HasText = Title }).GetByRole(AriaRole.Button).ClickAsync();
        var team = ewa.Path;
        await ewa.LookAsync(scripts: true);
        await ewa.OpenAsync($"{team}/share");
        await ewa.Page.CheckAsync("[value='O1']");
        await ewa.Page.CheckAsync("[value='O2']");
        await ewa.Page.SelectOptionAsync("[name=Account]", new SelectOptionValue { Label = "Farid Rahimi" });
        await LookAndPressAsync(ewa, "Share out");

        var farid = await AsAsync("Farid Rahimi", "/work");
        Assert.Contains("Items for you to answer: 2", await farid.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await farid.OpenAsync($"{team}/items/O1");
        await farid.Page.CheckAsync("[name=Choice][value='3']");
        await farid.Page.FillAsync("[name=Why]", "Everybody can say who leads on this.");

        // What is typed is kept for Farid alone, and a lost connection loses none of it.
        await Assertions.Expect(farid.Page.Locator("[data-keep-status]")).ToHaveTextAsync("Your words are kept. Save when you are ready.", Patient);
        await farid.Context.SetOfflineAsync(true);
        await farid.Page.FillAsync("[name=WorksWell]", "The poster beside the door.");
        await Assertions
            .Expect(farid.Page.Locator("[data-keep-status]"))
            .ToContainTextAsync("There is no connection.", new LocatorAssertionsToContainTextOptions { Timeout = Patience });
        await farid.Page.ClickAsync("text='Save and go on'");
        Assert.Equal("The poster beside the door.", await farid.Page.InputValueAsync("[name=WorksWell]"));
        await farid.Context.SetOfflineAsync(false);
        await Assertions.Expect(farid.Page.Locator("[data-keep-status]")).ToHaveTextAsync("Your words are kept. Save when you are ready.", Patient);

        var grace = await AsAsync("Grace Pell", $"{team}/items/O1");
        await grace.Page.CheckAsync("[name=Choice][value='2']");
        await grace.Page.FillAsync("[name=Why]", "New volunteers cannot say it yet.");
        await LookAndPressAsync(grace, "Save and go on");

        await LookAndPressAsync(farid, "Save and go on");
        Assert.Contains("Grace Pell saved this while you were writing", await farid.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Contains("New volunteers cannot say it yet.", await farid.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Equal("Everybody can say who leads on this.", await farid.Page.InputValueAsync("[name=Why]"));
        await farid.Page.CheckAsync("[name=Choice][value='2']");
        await farid.Page.FillAsync("[name=Why]", "Staff can say who leads on this, new volunteers cannot yet.");
        await LookAndPressAsync(farid, "Save and go on");

        await ewa.OpenAsync($"{team}/items/O9");
        await ewa.Page.CheckAsync("[name=Choice][value='1']");
        await ewa.Page.FillAsync("[name=Next]", "Ask the school council what they want to hear.");
        await LookAndPressAsync(ewa, "Save and go back to the list");
        return team;
    }

    private async Task SendBackThenSignOffAsync(string team)
    {
        var ewa = windows["Ewa Nowak"];
        await SubmitAsync();
        var hugh = await AsAsync("Hugh Barrow", $"{team}/sign-off");
        await hugh.Page.FillAsync("[name=Reason]", "Please say something about induction too.");
        await LookAndPressAsync(hugh, "Send it back");

        await ewa.OpenAsync(team);
        Assert.Contains("Please say something about induction too.", await ewa.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await ewa.OpenAsync($"{team}/items/O3");
        await ewa.Page.CheckAsync("[name=Choice][value='2']");
        await LookAndPressAsync(ewa, "Save and go on");
        await SubmitAsync();
        await hugh.OpenAsync($"{team}/sign-off");
        await LookAndPressAsync(hugh, "Sign off");
        Assert.Contains("The district has promised a reply by", await hugh.Page.TextContentAsync("main"), StringComparison.Ordinal);

        async Task SubmitAsync()
        {
            await ewa.OpenAsync($"{team}/submit");
            await ewa.Page.CheckAsync("[name=Signatory]");
            await LookAndPressAsync(ewa, "Submit");
        }
    }

    private async Task ReplyAsync(string team)
    {
        var carys = windows["Carys Holt"];
        await carys.OpenAsync($"{team}/reply/levels/O1");
        await carys.Page.CheckAsync("[name=Level][value='3']");
        await carys.Page.FillAsync("[name=Reason]", "Your volunteers told us in spring that they know.");
        await LookAndPressAsync(carys, "Show it beside their own");
        await carys.OpenAsync($"{team}/reply");
        await carys.Page.FillAsync("[name=Thanks]", "Thank you for saying so openly where you are still starting out.");
        await carys.Page.FillAsync("[name=FirstStrength]", "Your staff know who to go to.");
        await carys.Page.FillAsync("[name=SecondStrength]", "You ask each other before you answer.");
        await carys.Page.FillAsync("[name=Ask]", "Please tell volunteers in their first week.");
        await LookAndPressAsync(carys, "Send the reply");
        Assert.Equal("The district's reply", await carys.Page.InnerTextAsync("h1"));

        var ewa = windows["Ewa Nowak"];
        await ewa.OpenAsync($"{team}/reply");
        var reply = await ewa.Page.TextContentAsync("main");
        Assert.Contains("Please tell volunteers in their first week.", reply, StringComparison.Ordinal);
        Assert.Contains("Your volunteers told us in spring that they know.", reply, StringComparison.Ordinal);
        await ewa.LookAsync(scripts: true);
    }

    private async Task PlanAsync()
    {
        var ewa = windows["Ewa Nowak"];
        await LookAndPressAsync(ewa, "Go to the action plan");
        var plan = ewa.Path;
        await ewa.Page.Locator("main button[value=take]").First.ClickAsync();
        await ewa.Page.FillAsync("[name=Owner]", "Deputy head");
        await LookAndPressAsync(ewa, "Save");
        await ewa.OpenAsync(plan);
        await Assertions.Expect(ewa.Page.Locator(".ls-plan__head").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = Patience });
        await ewa.LookAsync(scripts: true);
        var file = await ewa.Page.RunAndWaitForDownloadAsync(() => ewa.Page.GetByText("as a spreadsheet (XLSX)").ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
    }

    private async Task TakeItToAnotherAuditAndElsewhereAsync(string team)
    {
        var ewa = windows["Ewa Nowak"];
        await ewa.OpenAsync($"{team}/audits/section-11");
        Assert.Contains("Staff can say who leads on this, new volunteers cannot yet.", await ewa.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await ewa.LookAsync(scripts: true);
        await ewa.OpenAsync($"{team}/take-away");
        await ewa.LookAsync(scripts: true);
        var file = await ewa.Page.RunAndWaitForDownloadAsync(() => ewa.Page.Locator("a[href$='export.json']").ClickAsync());

        // Another organisation imports it and confirms what is true of it too.
        var iris = await AsAsync("Iris Tan", "/work");
        await iris.Page.Locator(".ls-begin button").First.ClickAsync();
        var other = iris.Path;
        await iris.OpenAsync($"{other}/import");
        await iris.Page.SetInputFilesAsync("[type=file]", await file.PathAsync());
        await LookAndPressAsync(iris, "Read the file");
        Assert.Contains("is the reflection of Larkrise", await iris.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await LookAndPressAsync(iris, "Import 3 answers");
        await iris.OpenAsync(other);
        Assert.Equal(3, await iris.Page.GetByText("To be confirmed").CountAsync());
        Assert.Contains("0 of 40 answered", await iris.Page.TextContentAsync("main"), StringComparison.Ordinal);
        await iris.OpenAsync($"{other}/items/O1");
        await LookAndPressAsync(iris, "Save and go back to the list");
        Assert.Contains("1 of 40 answered", await iris.Page.TextContentAsync("main"), StringComparison.Ordinal);
    }

    private async Task BeginTheNextFromThereAsync()
    {
        chromium.Forward(TimeSpan.FromDays(200));
        var carys = await AsAsync("Carys Holt", "/rounds/open");
        await carys.Page.FillAsync("[name=Title]", "Summer of the story");
        await carys.Page.CheckAsync("[name=Who] >> nth=0");
        await LookAndPressAsync(carys, "Open this round");
        var ewa = await AsAsync("Ewa Nowak", "/work");
        await ewa.Page.Locator(".ls-begin", new PageLocatorOptions { HasText = "Summer of the story" }).GetByRole(AriaRole.Button).ClickAsync();
        var team = ewa.Path;
        await ewa.OpenAsync($"{team}/items/O1");
        Assert.Contains(
            "Staff can say who leads on this, new volunteers cannot yet.",
            await ewa.Page.TextContentAsync(".ls-carried"),
            StringComparison.Ordinal
        );
        await LookAndPressAsync(ewa, "Still true");
        await ewa.OpenAsync(team);
        Assert.Contains("1 of 40 answered", await ewa.Page.TextContentAsync("main"), StringComparison.Ordinal);
    }

    // One window for each person, as they would have.
    private async Task<Window> AsAsync(string name, string path)
    {
        if (!windows.TryGetValue(name, out var window))
        {
            windows[name] = window = await chromium.WindowAsync();
            window.Watch();
        }

        await window.OpenAsync("/sample/sign-in");
        await window.Page.Locator("main button", new PageLocatorOptions { HasText = name }).ClickAsync();
        await window.OpenAsync(path);
        return window;
    }

    private static async Task LookAndPressAsync(Window window, string button)
    {
        Assert.Equal(0, await window.OverflowAsync());

        // Others look at the result, so it has to have arrived.
        var pressed = window.Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).First;
#pragma warning disable CS0612 // A press can send the page elsewhere or to itself; only this waits for both.
        await window.Page.RunAndWaitForNavigationAsync(() => pressed.ClickAsync());
#pragma warning restore CS0612
    }
}
