namespace Lodestar.Bench;

/// <summary>From starting the process to the first page, and memory a while later (target 11).</summary>
internal static class Start
{
    private const int Rounds = 3;

    public static async Task MeasureAsync()
    {
        var data = Service.NewFolder();
        await using (await Service.StartAsync(data))
        {
            // The first start makes the database; a start on an existing one is measured.
        }

        var seconds = new List<double>();
        var megabytes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var service = await Service.StartAsync(data);
            seconds.Add(service.UntilFirstAnswer.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(5));
            megabytes.Add(service.ProportionalMegabytes());
        }

        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row("start to first page, s", seconds, "0.00", "≤ 1");
        Figures.Row("memory at rest (PSS), MB", megabytes, "0", "≤ 150");
    }
}
