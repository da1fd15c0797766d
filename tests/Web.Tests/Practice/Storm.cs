using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

/// <summary>The round in which things go wrong, on an installation that other processes serve.</summary>
internal sealed class Storm(Settings settings)
{
    public const string Title = "Storm";

    /// <summary>Opens the round; returns its join code.</summary>
    public Task<string> OpenRoundAsync() =>
        WithAsync(async services =>
        {
            var pack = services.GetRequiredService<Packs>().Current(Language.English);
            var today = services.GetRequiredService<ReflectionRounds>().Today;
            var round = Round.Past(
                new NewRound(Title, "practitioner", [.. pack.Info.Districts.Select(district => district.Id)], pack.Info.Version, today, today.AddDays(7)),
                Kernel.JoinCode.New()
            );
            var db = services.GetRequiredService<Db>();
            db.Add(round);
            await db.SaveChangesAsync();
            return round.Code;
        });

    /// <summary>Closes the round.</summary>
    public Task<bool> CloseRoundAsync(string code) =>
        WithAsync(async services => (await services.GetRequiredService<ReflectionRounds>().CloseAsync(code, CancellationToken.None)).Problem is null);

    /// <summary>The sheets that the database holds, and whether each was submitted.</summary>
    public Task<Dictionary<Guid, bool>> KeptAsync() =>
        WithAsync(services => services.GetRequiredService<Db>().Set<Sheet>().ToDictionaryAsync(sheet => sheet.Id, sheet => sheet.Submitted != null));

    /// <summary>The revision in which the sheet of this return code was submitted; null if it was not.</summary>
    public Task<int?> SubmittedAsync(string returnCode) =>
        WithAsync(async services =>
            (await services.GetRequiredService<Sheets>().ByCodeAsync(ReturnCode.Parse(returnCode)!, CancellationToken.None))?.Submitted
        );

    private async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> run)
    {
        await using var app = await Host.BuildAsync(settings, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }
}
