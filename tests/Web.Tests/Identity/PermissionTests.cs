using System.Text;
using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Every page that is not for everyone, walked as every role.</summary>
public class PermissionTests(RoleWalk walk, ITestOutputHelper output) : IClassFixture<RoleWalk>
{
    private static readonly int[] Shut = [302, 403, 404, 410];

    [Fact]
    public async Task Every_guarded_page_and_endpoint_has_a_walk_and_every_walk_a_page()
    {
        var stops = await walk.StopsAsync();

        Assert.NotEmpty(stops);
        var artifacts = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        var count = JsonSerializer.Serialize(new { guarded = stops.Count, opened = stops.Count(one => one.Stops.Count > 0) });
        await File.WriteAllTextAsync(Path.Combine(artifacts, "walk.json"), count, TestContext.Current.CancellationToken);
        Assert.Empty(stops.Where(one => one.Stops.Count == 0).Select(one => one.Route));
        Assert.Empty(
            walk.Services.GetRequiredService<Capabilities>().All.SelectMany(one => one.Walks).Select(one => one.Route).Except(stops.Select(one => one.Route))
        );
    }

    [Fact]
    public async Task Every_guarded_page_and_endpoint_opens_for_those_who_may_read_it_and_for_nobody_else()
    {
        var (wrong, opened) = (new List<string>(), 0);
        foreach (var stop in (await walk.StopsAsync()).SelectMany(one => one.Stops))
        {
            var address = await walk.AddressAsync(stop.Walk);
            foreach (var (walker, reply) in await Task.WhenAll(walk.Walkers.Select(async walker => (walker, await walker.OpenAsync(address)))))
            {
                opened++;
                if (
                    walker.SentTo is { } sign ? !IsSentTo(reply, sign)
                    : RoleWalk.MayRead(walk, walker, stop) ? reply.Status != 200
                    : !Shut.Contains(reply.Status)
                )
                {
                    wrong.Add($"{walker.Name} gets {reply.Status} at {stop.Route} ({address})");
                }
            }
        }

        output.WriteLine($"{opened} pages asked for");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_may_not_be_sent_is_refused_and_changes_nothing()
    {
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var stop in Sent(await walk.StopsAsync()))
        {
            var address = await walk.AddressAsync(stop.Walk);
            var before = await walk.SaysAsync();
            var filled = await walk.SendingsAsync(SenderOf(stop), address, stop, bare: true);

            // An empty form comes back to be filled in, with everything that the page shows, for people whom the page lets in.
            foreach (
                var (sending, isEmpty) in filled
                    .Select(one => (one, false))
                    .Concat(filled.Select(one => (one with { Fields = [], Button = $"{one.Button} with nothing in it" }, true)))
            )
            {
                var refused = walk
                    .Walkers.Where(walker => !RoleWalk.MaySend(walk, walker, stop) && (!isEmpty || walker.Posts.Any(post => stop.Senders.Contains(post.Role))))
                    .ToList();
                foreach (var (walker, reply) in await Task.WhenAll(refused.Select(async walker => (walker, await walker.SendAsync(sending)))))
                {
                    sent++;
                    if (
                        walker.SentTo is { } sign ? !IsSentTo(reply, sign)
                        : stop.Walk.IsOwn || RoleWalk.MayRead(walk, walker, stop) ? reply.Status is 200 or >= 500
                        : !Shut.Contains(reply.Status)
                    )
                    {
                        wrong.Add($"{walker.Name} gets {reply.Status} for {sending.Button} at {stop.Route} ({sending.Target})");
                    }
                }

                var after = await walk.SaysAsync();
                if (before != after)
                {
                    wrong.Add($"Somebody who may not changed {RoleWalk.Changed(before, after)} by {sending.Button} at {stop.Route} ({sending.Target})");
                    before = after;
                }
            }
        }

        output.WriteLine($"{sent} forms refused");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_may_be_sent_is_not_refused()
    {
        var (wrong, sent, kept) = (new List<string>(), 0, 0);
        foreach (var stop in Sent(await walk.StopsAsync()))
        {
            foreach (var walker in walk.Here.Where(walker => RoleWalk.MaySend(walk, walker, stop)).ToList())
            {
                for (var number = 0; ; number++)
                {
                    var all = await walk.SendingsAsync(walker, await walk.AddressAsync(stop.Walk), stop, bare: false);
                    if (number >= all.Count)
                    {
                        break;
                    }

                    var before = await walk.SaysAsync();
                    var reply = await walker.SendAsync(all[number]);
                    (sent, kept) = (sent + 1, kept + (before == await walk.SaysAsync() ? 0 : 1));
                    if (reply.Status is 403 or 404 or 410 or >= 500 || reply.To.StartsWith("/sign-in?", StringComparison.Ordinal))
                    {
                        wrong.Add($"{walker.Name} gets {reply.Status} for {all[number].Button} at {stop.Route} ({all[number].Target})");
                    }

                    await walk.ReviveAsync(walker);
                }
            }
        }

        output.WriteLine($"{sent} forms sent, {kept} of them changed something");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_adds_what_it_adds_once()
    {
        var (wrong, marked) = (new List<string>(), 0);
        foreach (var stop in Sent(await walk.StopsAsync()))
        {
            var walker = SenderOf(stop);
            for (var number = 0; ; number++)
            {
                var all = await walk.SendingsAsync(walker, await walk.AddressAsync(stop.Walk), stop, bare: false);
                if (number >= all.Count)
                {
                    break;
                }

                var (sending, before) = (all[number], await walk.CountsAsync());
                var first = await walker.SendAsync(sending);
                while (first.Status == 503)
                {
                    // On a busy machine a text was not looked at in time, and nothing was saved.
                    first = await walker.SendAsync(sending);
                }

                var once = await walk.CountsAsync();
                var second = await walker.SendAsync(sending);
                var grown = (await walk.CountsAsync()).Where(table => table.Value > once[table.Key]).Select(table => table.Key).ToList();
                if (grown.Count > 0)
                {
                    wrong.Add($"{sending.Button} at {stop.Route} adds to {string.Join(", ", grown)} each time");
                }

                if (sending.Fields.Any(field => field.Key == FormMark.Field) && first.Status == 302)
                {
                    marked++;
                    if (second != first || once.All(table => table.Value == before[table.Key]))
                    {
                        wrong.Add($"{sending.Button} at {stop.Route} leads to {first.To}, and sent again to {second.Status} {second.To}");
                    }
                }

                await walk.ReviveAsync(walker);
            }
        }

        output.WriteLine($"{marked} forms with a mark made something");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(marked >= 6);
    }

    [Fact]
    public async Task Whoever_has_not_shown_their_second_step_opens_nothing()
    {
        await using var world = await World.StartedAsync();
        using var visitor = await world.InvitedAsync("ada@example.org", Post.InRegion(Role.Administrator));

        foreach (var path in Plain(world))
        {
            Assert.Equal("/sign-in/set-up", (await visitor.OpenAsync(path)).Path);
        }
    }

    [Fact]
    public void The_table_in_the_docs_is_what_the_code_says() =>
        Assert.Equal(Table(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "permissions.md")));

    // A page with forms that somebody can send, as the first person who may send them sees it.
    private static IEnumerable<Stop> Sent(IEnumerable<(string Route, IReadOnlyList<Stop> Stops)> all) =>
        all.SelectMany(one => one.Stops).Where(stop => stop.Handlers.Count > 0 && stop.Senders.Count > 0);

    private Walker SenderOf(Stop stop) => walk.Here.First(walker => RoleWalk.MaySend(walk, walker, stop));

    // People who are not signed in are sent there; what they sent waits on a page of its own until they are.
    private static bool IsSentTo((int Status, string To) reply, string page) =>
        (reply.Status == 302 && (reply.To == page || reply.To.StartsWith($"{page}?", StringComparison.Ordinal)))
        || (reply.Status == 307 && page == "/sign-in" && reply.To.StartsWith(IdentityLinks.Unsent("").Split('?')[0], StringComparison.Ordinal));

    private static IEnumerable<string> Plain(World world) =>
        RoleWalk.Guarded(world.Services).Select(one => one.Route).Where(route => !route.Contains('{', StringComparison.Ordinal));

    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        var table = new StringBuilder(
            "# Who can do what\n\nMade from what the capabilities declare; a test holds it to that. A role in an organisation or a district "
                + "can do it there only.\n\n"
        );
        table.Append("| | ").AppendJoin(" | ", roles).Append(" |\n|---|").AppendJoin("|", roles.Select(_ => "---")).Append("|\n");
        foreach (var (permission, who) in new Capabilities(Host.Capabilities(new Settings())).Permissions.All)
        {
            table.Append("| ").Append(permission).Append(" | ").AppendJoin(" | ", roles.Select(role => who.Contains(role) ? "yes" : "")).Append(" |\n");
        }

        table.Append("| a second step to sign in | ").AppendJoin(" | ", roles.Select(role => role.NeedsSecondFactor() ? "yes" : "")).Append(" |\n");
        return table.ToString();
    }
}
