using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Somebody who walks, with their posts and a browser of their own.</summary>
public sealed class Walker(string name, IReadOnlyList<Post> posts) : IDisposable
{
    private Visitor? visitor;

    public string Name => name;

    public IReadOnlyList<Post> Posts => posts;

    /// <summary>Id of the account; null for those who have none.</summary>
    public Guid? Account { get; set; }

    /// <summary>The token that the service gave this browser for its forms.</summary>
    public string Token { get; private set; } = "";

    public Visitor Visitor => visitor!;

    /// <summary>Where people are sent who may not open anything yet; null for those who are signed in.</summary>
    public string? SentTo { get; init; }

    /// <summary>Continues in this browser, whose token is on a page.</summary>
    public async Task UseAsync(Visitor browser, string page)
    {
        visitor?.Dispose();
        visitor = browser;
        Token = (await browser.OpenAsync(page)).Document.QuerySelector("[name=form]")!.GetAttribute("value")!;
    }

    /// <summary>Requests an address and follows only the redirect to the page that answers a form.</summary>
    public async Task<(int Status, string To)> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await AskAsync(request);
    }

    /// <summary>Sends a form with the walker's own token.</summary>
    internal async Task<(int Status, string To)> SendAsync(Sending sending)
    {
        using var content = new FormUrlEncodedContent(sending.Fields.Append(KeyValuePair.Create("form", Token)));
        using var request = new HttpRequestMessage(HttpMethod.Post, sending.Target) { Content = content };
        return await AskAsync(request);
    }

    public void Dispose() => visitor?.Dispose();

    private async Task<(int Status, string To)> AskAsync(HttpRequestMessage request)
    {
        using var reply = await Visitor.AskAsync(request);
        var to = reply.Headers.Location?.OriginalString ?? "";
        return to.Contains("shown=", StringComparison.Ordinal) ? await OpenAsync(to) : ((int)reply.StatusCode, to);
    }
}

/// <summary>A form ready to be sent.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="Button">The words of the button, or the name of a handler to which no button of the page leads.</param>
/// <param name="Fields">Its fields, without the token.</param>
internal sealed record Sending(string Target, string Button, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>A guarded page or endpoint with a way to open it.</summary>
/// <param name="Walk">How it is opened.</param>
/// <param name="Readers">The roles that read it in their own place.</param>
/// <param name="Senders">The roles that send its form in their own place.</param>
/// <param name="Handlers">The names of the handlers of its forms; empty for an endpoint, or a page without forms.</param>
internal sealed record Stop(string Route, Walk Walk, IReadOnlyList<Role> Readers, IReadOnlyList<Role> Senders, IReadOnlyList<string> Handlers);

/// <summary>
/// The service with everyone who can walk through it: each role in a place, in another organisation of the district, in another
/// district; somebody who reads here and leads elsewhere; somebody without the second step; and nobody.
/// </summary>
public sealed class RoleWalk : World, IAsyncLifetime
{
    private const string District = "leeds";
    private const string OtherDistrict = "bradford";

    // What changes by itself or with every page: when people signed in, and mail that is being sent.
    private static readonly string[] Restless = ["identity_sessions", "identity_sign_ins", "mail_outbox", "standards_packs", "ui_shown_pages"];

    // What each request may add to, whatever is sent.
    private static readonly string[] OfEachRequest = ["identity_sessions", "identity_sign_ins", "ui_shown_pages"];

    private readonly List<Walker> walkers = [];
    private Guid organisation;
    private int addresses;

    /// <summary>Everyone.</summary>
    public IReadOnlyList<Walker> Walkers => walkers;

    /// <summary>The people with a role here.</summary>
    public IEnumerable<Walker> Here => walkers.Where(walker => walker.Posts is [var post] && walker.SentTo is null && IsHere(post));

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();

        // What the service does by itself at its start is over before anybody looks at what changes.
        for (var tries = 0; await OnDbAsync(db => db.Set<Jobs.JobRow>().AnyAsync(row => row.HeldUntil != null)); tries++)
        {
            Assert.True(tries < 1_200, "The jobs of the start never ended.");
            await Task.Delay(50);
        }

        organisation = await this.OrganisationAsync("Larkrise", District);
        var (neighbour, far) = (await this.OrganisationAsync("Beck Hill", District), await this.OrganisationAsync("Moorside", OtherDistrict));
        foreach (var role in Enum.GetValues<Role>())
        {
            var places = role.Reach() switch
            {
                Reach.Organisation => new[]
                {
                    ("here", Post.InOrganisation(role, organisation)),
                    ("of another organisation", Post.InOrganisation(role, neighbour)),
                    ("of another district", Post.InOrganisation(role, far)),
                },
                Reach.District => [("here", Post.InDistrict(role, District)), ("of another district", Post.InDistrict(role, OtherDistrict))],
                _ => [("here", Post.InRegion(role))],
            };
            walkers.AddRange(places.Select(place => new Walker($"{role} {place.Item1}", [place.Item2])));
        }

        walkers.Add(
            new Walker(
                "DistrictManager here who leads, signs and writes elsewhere",
                [
                    Post.InDistrict(Role.DistrictManager, District),
                    .. new[] { Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague }.Select(role => Post.InOrganisation(role, far)),
                ]
            )
        );
        walkers.Add(
            new Walker(
                "SeniorSignatory here who leads and writes elsewhere",
                [
                    Post.InOrganisation(Role.SeniorSignatory, organisation),
                    Post.InOrganisation(Role.OrganisationLead, neighbour),
                    Post.InOrganisation(Role.Colleague, neighbour),
                    Post.InDistrict(Role.DistrictManager, OtherDistrict),
                ]
            )
        );
        foreach (var walker in walkers)
        {
            await SignInAsync(walker);
        }

        var unfinished = new Walker("Administrator without the second step", [Post.InRegion(Role.Administrator)]) { SentTo = "/sign-in/set-up" };
        await unfinished.UseAsync(Elsewhere(await this.InvitedAsync("unfinished@example.org", unfinished.Posts[0])), "/sign-in/set-up");
        var nobody = new Walker("nobody", []) { SentTo = "/sign-in" };
        await nobody.UseAsync(Elsewhere(Visitor()), "/sign-in");
        walkers.AddRange([unfinished, nobody]);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        walkers.ForEach(walker => walker.Dispose());
        await DisposeAsync();
    }

    /// <summary>Every guarded page and endpoint with its walks; empty for one without a walk.</summary>
    internal async Task<IReadOnlyList<(string Route, IReadOnlyList<Stop> Stops)>> StopsAsync()
    {
        var (declared, permissions) = (
            Services.GetRequiredService<Capabilities>().All.SelectMany(one => one.Walks).ToLookup(walk => walk.Route),
            Services.GetRequiredService<Permissions>()
        );
        var found = new List<(string, IReadOnlyList<Stop>)>();
        foreach (var (route, permission, endpoint) in Guarded(Services))
        {
            var able = Enum.GetValues<Role>().Where(role => permissions.Has(role, permission)).ToList();
            var handlers = await HandlersAsync(endpoint);
            var walks = declared[route].ToList();
            if (walks.Count == 0 && !route.Contains('{', StringComparison.Ordinal))
            {
                walks.Add(new Walk(route, _ => Task.FromResult(route)) { ReadAnywhere = true, SendAnywhere = true });
            }

            found.Add((route, [.. walks.Select(walk => new Stop(route, walk, walk.Readers ?? able, walk.Senders ?? walk.Readers ?? able, handlers))]));
        }

        return found;
    }

    /// <summary>Every route that asks for a permission, with that permission.</summary>
    internal static IEnumerable<(string Route, string Permission, RouteEndpoint Endpoint)> Guarded(IServiceProvider services) =>
        from endpoint in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        from guard in endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        select ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), guard.Policy!, endpoint);

    /// <summary>A new address of a page.</summary>
    internal Task<string> AddressAsync(Walk walk) =>
        WithAsync(services =>
            walk.Address(new WalkGround(services, organisation, District, role => Here.Single(walker => walker.Posts[0].Role == role).Account!.Value))
        );

    /// <summary>True if somebody may read a page.</summary>
    internal static bool MayRead(RoleWalk walk, Walker walker, Stop stop) =>
        walker.SentTo is null
        && !(stop.Walk.IsOwn && walker.Posts.Count > 1)
        && walker.Posts.Any(post => stop.Readers.Contains(post.Role) && (stop.Walk.ReadAnywhere || walk.IsHere(post)));

    /// <summary>True if somebody may send its form.</summary>
    internal static bool MaySend(RoleWalk walk, Walker walker, Stop stop) =>
        walker.SentTo is null
        && !(stop.Walk.IsOwn && walker.Posts.Count > 1)
        && walker.Posts.Any(post => stop.Senders.Contains(post.Role) && (stop.Walk.SendAnywhere || walk.IsHere(post)));

    /// <summary>Everything that the forms of a page can send, filled in, as somebody sees it, and the handlers to which no form leads.</summary>
    internal async Task<IReadOnlyList<Sending>> SendingsAsync(Walker walker, string address, Stop stop, bool bare)
    {
        var page = await walker.Visitor.OpenAsync(address);
        Assert.True(page.Status == 200, $"{walker.Name} gets {page.Status} at {address}");
        var here = address.Split('?')[0];
        var found = (
            from form in page.Document.QuerySelectorAll("main form[method=post]")
            from button in form.QuerySelectorAll("button:not([type=button])")
            let action = button.GetAttribute("formaction") ?? form.GetAttribute("action")
            let target = string.IsNullOrEmpty(action) ? address : action
            where target.Split('?')[0] == here
            select new Sending(target, $"'{button.TextContent.Trim()}'", [.. Filled(form, button, stop.Walk)])
        )
            .DistinctBy(one => (one.Target, one.Button))
            .ToList();
        if (bare)
        {
            var sent = found.Select(one => HandlerOf(one.Target)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            found.AddRange(
                stop.Handlers.Where(handler => !sent.Contains(handler))
                    .Select(handler => new Sending(
                        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? "&" : "?")}handler={handler}",
                        $"handler '{handler}'",
                        found.FirstOrDefault()?.Fields ?? []
                    ))
            );
        }

        return found;
    }

    /// <summary>The content of the database, except what changes by itself: tables with a hash of what each says.</summary>
    internal Task<string> SaysAsync() =>
        OnDbAsync(async db =>
        {
            var all = new List<string>();
            var connection = db.Database.GetDbConnection();
            foreach (var table in (await TablesAsync(db)).Except(Restless))
            {
                var says = new HashCode();
                await using var rows = connection.CreateCommand();
                rows.CommandText = $"SELECT * FROM \"{table}\"";
                await using var read = await rows.ExecuteReaderAsync();
                while (await read.ReadAsync())
                {
                    for (var place = 0; place < read.FieldCount; place++)
                    {
                        says.Add(read.GetValue(place) is byte[] bytes ? Convert.ToHexString(bytes) : read.GetValue(place));
                    }
                }

                all.Add($"{table} {says.ToHashCode()}");
            }

            return string.Join('\n', all);
        });

    /// <summary>The tables that changed from one moment to another.</summary>
    internal static string Changed(string before, string after) =>
        string.Join(", ", after.Split('\n').Except(before.Split('\n')).Select(one => one.Split(' ')[0]));

    /// <summary>How many rows each table has; of messages and the audit log too.</summary>
    internal Task<IReadOnlyDictionary<string, long>> CountsAsync() =>
        OnDbAsync<IReadOnlyDictionary<string, long>>(async db =>
        {
            var counts = new Dictionary<string, long>();
            foreach (var table in (await TablesAsync(db)).Except(OfEachRequest))
            {
                await using var rows = db.Database.GetDbConnection().CreateCommand();
                rows.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
                counts[table] = (long)(await rows.ExecuteScalarAsync())!;
            }

            return counts;
        });

    private static async Task<IReadOnlyList<string>> TablesAsync(Db db)
    {
        await db.Database.OpenConnectionAsync();
        await using var names = db.Database.GetDbConnection().CreateCommand();
        names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        await using var read = await names.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await read.ReadAsync())
        {
            tables.Add(read.GetString(0));
        }

        return tables;
    }

    /// <summary>Signs in somebody whose session or role has ended, with the same posts.</summary>
    public async Task ReviveAsync(Walker walker)
    {
        if (walker.SentTo is null && (await walker.OpenAsync("/account")).Status != 200)
        {
            await SignInAsync(walker);
        }
    }

    private bool IsHere(Post post) =>
        post.Role.Reach() switch
        {
            Reach.Organisation => post.Organisation == organisation,
            Reach.District => post.District == District,
            _ => true,
        };

    private async Task SignInAsync(Walker walker)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        var visitor = await this.MemberAsync(email, walker.Posts[0], walker.Name[..Math.Min(walker.Name.Length, 60)]);
        walker.Account = await OnDbAsync(async db =>
        {
            var id = await db.Set<Account>().Where(account => account.EmailKey == email).Select(account => account.Id).SingleAsync();
            db.AddRange(
                walker
                    .Posts.Skip(1)
                    .Select(post => new AccountPost
                    {
                        AccountId = id,
                        Role = post.Role,
                        Place = post.Place,
                    })
            );
            await db.SaveChangesAsync();
            return id;
        });
        if (walker.Posts.Count > 1 && walker.Posts[0].Role.NeedsSecondFactor() is false)
        {
            // More than one organisation needs a second step, which was not needed before.
            var page = await visitor.OpenAsync("/account");
            page = await page.Fill("Code", this.CodeOf(page)).PressAsync("Go on");
            Assert.Equal("Keep these recovery codes", page.Heading);
        }

        await walker.UseAsync(Elsewhere(visitor), "/account");
    }

    // Each is at a computer of their own, so that nobody uses up another's limit.
    private Visitor Elsewhere(Visitor visitor)
    {
        addresses++;
        using (visitor)
        {
            return visitor.At(Address, new IPAddress([127, 0, 2, (byte)addresses]));
        }
    }

    private async Task<IReadOnlyList<string>> HandlersAsync(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ?
            [
                .. (await Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty))
                    .HandlerMethods.Where(method => method.HttpMethod == "Post")
                    .Select(method => method.Name ?? ""),
            ]
            : [];

    private static string HandlerOf(string target) =>
        target.Split('?', '&').FirstOrDefault(part => part.StartsWith("handler=", StringComparison.Ordinal))?[8..] ?? "";

    private IEnumerable<KeyValuePair<string, string>> Filled(IElement form, IElement button, Walk walk)
    {
        foreach (
            var same in form.QuerySelectorAll("input[name], textarea[name], select[name]")
                .Where(field => field.GetAttribute("name") != "form")
                .GroupBy(field => field.GetAttribute("name")!)
        )
        {
            yield return KeyValuePair.Create(same.Key, walk.Filled.TryGetValue(same.Key, out var wanted) ? wanted : ValueOf(same.Key, [.. same]));
        }

        if (button.GetAttribute("name") is { } pressed)
        {
            yield return KeyValuePair.Create(pressed, button.GetAttribute("value") ?? "");
        }
    }

    // Existing values stay; for a choice the first real option is taken; an empty field gets a day or a sentence.
    private string ValueOf(string name, IReadOnlyList<IElement> fields)
    {
        var later = Week.DayOf(Clock.GetUtcNow()).AddDays(30);
        return fields[0] switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } => (
                fields.OfType<IHtmlInputElement>().FirstOrDefault(one => one.IsChecked) ?? fields[0]
            ).GetAttribute("value") ?? "",
            IHtmlSelectElement list => list.Value is { Length: > 0 } chosen
                ? chosen
                : list.Options.Select(option => option.Value).FirstOrDefault(value => value.Length > 0) ?? "",
            IHtmlTextAreaElement { Value: { Length: > 0 } said } => said,
            IHtmlInputElement { Type: "hidden" } hidden => hidden.GetAttribute("value") ?? "",
            var empty
                when empty.GetAttribute("value") is { Length: > 0 } there
                    && !name.EndsWith("Month", StringComparison.Ordinal)
                    && !name.EndsWith("Day", StringComparison.Ordinal)
                    && !name.EndsWith("Year", StringComparison.Ordinal) => there,
            _ when name.EndsWith("Day", StringComparison.OrdinalIgnoreCase) => $"{later.Day}",
            _ when name.EndsWith("Month", StringComparison.OrdinalIgnoreCase) => $"{later.Month}",
            _ when name.EndsWith("Year", StringComparison.OrdinalIgnoreCase) => $"{later.Year}",
            _ => "We talked about it.",
        };
    }
}
