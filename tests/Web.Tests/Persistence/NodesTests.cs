using Lodestar.Practice;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace Lodestar.Persistence;

[Trait("Category", "Data")]
public class NodesTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_journey_goes_on_whichever_node_answers()
    {
        var (node, address) = await world.SecondNodeAsync();
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync();
        var third = await first.AnswerAsync(until: "/questions/P3");
        using var there = visitor.At(address);

        var same = await there.OpenAsync(third.Path);
        var next = await same.Fill("P3", "7").PressAsync("Continue");

        Assert.Equal("/reflect/questions/P4", next.Path);
        Assert.Equal(["7"], (await visitor.OpenAsync("/reflect/questions/P3")).Values("P3"));
    }

    [Fact]
    public async Task A_form_made_by_one_node_is_taken_by_the_other()
    {
        var (node, address) = await world.SecondNodeAsync();
        using var visitor = world.Visitor();
        var start = await visitor.OpenAsync("/reflect");
        var token = start.Document.QuerySelector("[name=form]")!.GetAttribute("value")!;
        using var there = visitor.At(address);

        var reply = await there.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/reflect")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("form", token), KeyValuePair.Create("scope", "short")]),
            }
        );

        Assert.Equal("Before you start", reply.Heading);
    }

    [Fact]
    public async Task The_keys_that_protect_forms_stand_encrypted_in_the_database()
    {
        using var visitor = world.Visitor();
        await visitor.OpenAsync("/reflect");

        var keys = await world.OnDbAsync(db => Task.FromResult(db.Set<DataProtectionKey>().Select(key => key.Xml).ToList()));

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.Contains("<sealed", key, StringComparison.Ordinal));
    }
}
