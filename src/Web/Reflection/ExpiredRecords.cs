using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection;

/// <summary>Forgets sittings that have ended by themselves and counts of failed tries that are over, and the keys of arrivals, at start and every ten minutes.</summary>
internal sealed class ExpiredRecords(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpiredRecords> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException)
            {
                log.LogWarning("Sittings that have ended could not be forgotten yet: {Reason}", failed.GetType().Name);
            }
        }
        while (await NextAsync());

        // Stopping is not a failure, also where the service never came to start.
        async Task<bool> NextAsync()
        {
            await ((Task)timer.WaitForNextTickAsync(stoppingToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return !stoppingToken.IsCancellationRequested;
        }
    }

    internal async Task ForgetAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.GetUtcNow();
        await db.Set<Sitting>().Where(sitting => sitting.Until <= now).ExecuteDeleteAsync(stop);
        await db.Set<ArrivalKey>().Where(arrival => arrival.Until <= now).ExecuteDeleteAsync(stop);
        await db.Set<ReturnFailures>().Where(failed => failed.Until <= now).ExecuteDeleteAsync(stop);
    }
}
