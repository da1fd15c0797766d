using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Lodestar.Kernel;
using Microsoft.Playwright;

namespace Lodestar;

/// <summary>A real Chromium on the sample partnership, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly LeavingWorld world = new();
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address => world.Address.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Path(), Args = Environment.UserName == "root" ? [.. Arguments, "--no-sandbox"] : Arguments }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await world.DisposeAsync();
    }

    /// <summary>Lets time pass.</summary>
    public void Forward(TimeSpan by) => world.Clock.Advance(by);

    /// <summary>A window of its own, with nothing in it.</summary>
    /// <param name="width">Width in CSS pixels.</param>
    /// <param name="height">Height in CSS pixels.</param>
    /// <param name="scripts">False to turn scripts off.</param>
    /// <param name="language">The language the browser asks for.</param>
    public async Task<Window> WindowAsync(int width = 1280, int height = 900, bool scripts = true, string language = "en-GB")
    {
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address,
                JavaScriptEnabled = scripts,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ExtraHTTPHeaders = [KeyValuePair.Create("Accept-Language", language)],
            }
        );
        return new Window(context, await context.NewPageAsync(), Address);
    }

    private static string Path() =>
        new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM"),
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("No Chromium was found. 'make test' installs it, or name one in the variable CHROMIUM.");
}

/// <summary>The sample partnership, in which 'Exit this page' leads to a page of its own, because tests go nowhere else.</summary>
internal sealed class LeavingWorld : World
{
    public const string Elsewhere = "/health/live";

    protected override Settings Wanted => new() { Sample = true, ExitAddress = Elsewhere };
}

/// <summary>One window of a browser.</summary>
public sealed partial class Window(IBrowserContext context, IPage page, string address) : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> elsewhere = [];
    private readonly List<string> complaints = [];

    public IPage Page { get; } = Listen(page);

    public IBrowserContext Context => context;

    /// <summary>Requests that left the service.</summary>
    public IReadOnlyList<string> Elsewhere => elsewhere;

    /// <summary>The complaints of the browser's console.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).AbsolutePath;

    public Task OpenAsync(string path) => Page.GotoAsync(path);

    /// <summary>Starts recording requests to other places and complaints of the console.</summary>
    public void Watch()
    {
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        Page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>What axe finds on the page, one line each; empty if it finds nothing.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        // Pages have no frames, so that axe needs no window of its own to put together what it finds in them; and it does not look for
        // words for all that is right. Together that is half of the time.
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const found = await axe.run({
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              });
              return found.violations.map((one) => `${location.pathname}: ${one.id}: ${one.help} (${one.nodes.map((node) => node.target).join(', ')})`);
            }
            """
        );
    }

    /// <summary>
    /// Looks at the page: axe finds nothing, nothing is cut off, and there is one heading. Axe needs scripts, so with scripts off only the layout is
    /// checked.
    /// </summary>
    public async Task LookAsync(bool scripts)
    {
        if (scripts)
        {
            Assert.Empty(await AxeAsync());
        }

        Assert.Equal(0, await OverflowAsync());
        Assert.True(await Page.Locator("main h1").CountAsync() == 1, $"{Path} has no heading.");
    }

    /// <summary>By how many pixels the page is wider than the window; 0 if it fits.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");

    /// <summary>How many sheets of A4 the page takes when printed.</summary>
    public async Task<int> PagesOnPaperAsync()
    {
        var paper = Encoding.Latin1.GetString(await Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true }));
        return OnePage().Count(paper);
    }

    [GeneratedRegex("/Type */Page\\b", RegexOptions.None, 1000)]
    private static partial Regex OnePage();

    /// <summary>Answers the page that is open, with the first choice or the one a test names, and presses its first button.</summary>
    public async Task AnswerAsync(int choice = 0)
    {
        var groups = await Page.Locator("main fieldset").AllAsync();
        foreach (var group in groups)
        {
            var inputs = group.Locator("input");
            await inputs.Nth(Math.Min(choice, await inputs.CountAsync() - 1)).CheckAsync();
        }

        await Page.Locator("main .ls-actions .govuk-button").First.ClickAsync();
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static IPage Listen(IPage page)
    {
        // Another suite runs at the same time, so a slow machine is no fault.
        page.SetDefaultTimeout(60_000);
        return page;
    }
}
