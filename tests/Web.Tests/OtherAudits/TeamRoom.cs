using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Practice;
using Lodestar.Rounds;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.OtherAudits;

/// <summary>An organisation with a reflection and somebody who leads it, signed in.</summary>
internal sealed record TeamRoom(World World, Guid Id, Organisation Organisation, Round Round, Visitor Lead) : IDisposable
{
    /// <summary>A new organisation that has started to reflect.</summary>
    public static async Task<TeamRoom> OpenAsync(World world)
    {
        var name = $"Larkrise {Guid.NewGuid():N}";
        var organisation = await world.WithAsync(async services =>
            (await services.GetRequiredService<Organisations>().RegisterAsync(name, "education", ["leeds"], CancellationToken.None)).Value
        );
        var lead = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InOrganisation(Kernel.Role.OrganisationLead, organisation.Id), "Ewa Nowak");
        var round = await world.RoundAsync($"Round {Guid.NewGuid():N}");
        var team = TeamReflection.Begin(round, organisation.Id, world.Clock.GetUtcNow());
        await world.OnDbAsync(db =>
        {
            db.Add(team);
            return db.SaveChangesAsync();
        });
        return new TeamRoom(world, team.Id, organisation, round, lead);
    }

    /// <summary>The same organisation's people with another reflection, which is empty.</summary>
    public async Task<TeamRoom> AgainAsync()
    {
        var round = await World.RoundAsync($"Round {Guid.NewGuid():N}");
        var team = TeamReflection.Begin(round, Organisation.Id, World.Clock.GetUtcNow());
        await World.OnDbAsync(db =>
        {
            db.Add(team);
            return db.SaveChangesAsync();
        });
        return this with { Id = team.Id, Round = round };
    }

    /// <summary>Answers an item through its page.</summary>
    public async Task<Page> AnswerAsync(string item, string choice, string why = "", string works = "", string next = "")
    {
        var page = await Lead.OpenAsync(TogetherLinks.Item(Id, item));
        return await page.Fill("Choice", choice).Fill("Why", why).Fill("WorksWell", works).Fill("Next", next).PressAsync("Save and go on");
    }

    /// <summary>Adds a pointer to evidence and points an item at it.</summary>
    public async Task PointAsync(string item, string what, string held, string choice = "3")
    {
        await (await Lead.OpenAsync(TogetherLinks.NewEvidence(Id, item))).Fill("What", what).Fill("Held", held).PressAsync("Save the pointer");
        await (await Lead.OpenAsync(TogetherLinks.Item(Id, item))).Fill("Choice", choice).PressAsync("Save and go on");
    }

    /// <summary>The bytes of a download at an address.</summary>
    public async Task<byte[]> TakeAsync(string path)
    {
        using var reply = await Lead.AskAsync(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(200, (int)reply.StatusCode);
        return await reply.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The whole file.</summary>
    public async Task<string> FileAsync(bool history = false) =>
        Encoding.UTF8.GetString(await TakeAsync(history ? OtherAuditsLinks.WithHistory(Id) : OtherAuditsLinks.Export(Id, "json")));

    /// <summary>Sends a file through the form on the page.</summary>
    public async Task<Page> SendAsync(byte[] file, string name = "file", string? use = null)
    {
        var page = await Lead.OpenAsync(OtherAuditsLinks.Import(Id));
        using var form = new MultipartFormDataContent { { new StringContent(page.Document.QuerySelector("[name=form]")!.GetAttribute("value")!), "form" } };
        if (use is not null)
        {
            form.Add(new StringContent(use), "Use");
        }

        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "Upload", name);
        return await Lead.SendAsync(new HttpRequestMessage(HttpMethod.Post, OtherAuditsLinks.Import(Id)) { Content = form });
    }

    public Task<Page> SendAsync(string file) => SendAsync(Encoding.UTF8.GetBytes(file));

    /// <summary>A form with every list left at what it offers, as a browser sends it.</summary>
    public static Page AsOffered(Page page)
    {
        foreach (var list in page.Document.QuerySelectorAll<IHtmlSelectElement>("main select"))
        {
            page.Fill(list.Name!, list.Value ?? "");
        }

        return page;
    }

    /// <summary>The newest answers, by item.</summary>
    public Task<Dictionary<string, TeamAnswer>> AnswersAsync() =>
        World.OnDbAsync(async db =>
            (await db.Set<TeamAnswer>().AsNoTracking().Where(answer => answer.ReflectionId == Id).ToListAsync())
                .GroupBy(answer => answer.Item)
                .ToDictionary(same => same.Key, same => same.MaxBy(answer => answer.Version)!)
        );

    /// <summary>How many answers count.</summary>
    public Task<int> CountedAsync() => World.OnDbAsync(db => db.Set<TeamReflection>().Where(team => team.Id == Id).Select(team => team.Answered).SingleAsync());

    /// <summary>A whole-reflection file with these answers.</summary>
    public static string Written(string answers, string version = "2026.1", string evidence = "", int format = 1) =>
        $$"""
            {"format":"lodestar-organisation-reflection","formatVersion":{{format}},
            "pack":{"id":"west-yorkshire","version":"{{version}}"},
            "evidence":[{{evidence}}],"answers":[{{answers}}]}
            """;

    public static string Answer(string item, string why = "", int level = 2) =>
        JsonSerializer.Serialize(
            new
            {
                item,
                standing = "level",
                level,
                why,
            }
        );

    public void Dispose() => Lead.Dispose();
}
