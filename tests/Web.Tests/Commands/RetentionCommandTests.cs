using System.Text;
using Lodestar.Persistence;
using Lodestar.Practice;
using Lodestar.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Commands;

[Trait("Category", "Data")]
public class RetentionCommandTests
{
    [Fact]
    public async Task What_is_due_is_listed_previewed_and_deleted_beside_the_running_service_and_nothing_is_left_in_its_files()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Gone", opens: -1800, closes: -1700);
        using var visitor = world.Visitor();
        await visitor.FinishAsync(button: Journeys.WholeStart, answers: ("P28", ["Zebra crossing"]));
        await world.OnDbAsync(db => db.Set<Sheet>().ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.Week, new DateOnly(2020, 1, 6))));
        string[] due = ["0  Answers in a round: Gone, due on 29 September 2023", "1  Answers outside rounds"];

        var listed = (await RunAsync(world, "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(world.Services.GetRequiredService<Sweeping>().Clocks.Count, listed.Length);
        Assert.Contains(
            "practice_sheets  Answers in a round  18 months after the round closed  (so that a person can compare two or three reflections)",
            listed
        );

        Assert.Equal(due, Answers(await RunAsync(world, "preview")));
        Assert.Equal(due, Answers(await RunAsync(world, "preview", "--on", "2999-12-31")));
        Assert.True(IsInFiles(world));

        Assert.Equal(due, Answers(await RunAsync(world, "run")));

        Assert.Equal(World.OnPostgres, IsInFiles(world));
        Assert.Empty(Answers(await RunAsync(world, "preview")));
        Assert.Contains("'soon' is not a date", (await RunAsync(world, "preview", "--on", "soon")).Error, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(World world, params string[] arguments) =>
        Shell.RunAsync(world.Settings, ["retention", .. arguments]);

    // Sittings and keys come and go at the same time.
    private static IEnumerable<string> Answers((int Code, string Output, string Error) ran)
    {
        Assert.True(ran.Code == 0, ran.Error);
        return ran.Output.Split('\n').Where(line => line.Contains("Answers", StringComparison.Ordinal));
    }

    private static bool IsInFiles(World world) => World.OnPostgres || ErasureTests.IsInFiles(world.Settings.Data, Encoding.UTF8.GetBytes("Zebra crossing"));
}
