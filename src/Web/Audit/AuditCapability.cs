using System.Reflection;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Audit;

/// <summary>The log of what people who run the service do.</summary>
internal static class AuditCapability
{
    private const int Months = 24;

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Audit")
        {
            Permissions = AuditCan.All,
            Doors = [new(DoorPlace.Account, AuditLinks.Log, "audit.title", 80, AuditCan.ReadAudit)],
            Events = ["service.started"],
            Tables =
            [
                new(
                    new ExpiryClock<AuditEntry>(
                        "audit_entries",
                        "Audit log",
                        $"{Months} months",
                        "so that what was done in two years' rounds can be explained",
                        (db, at) =>
                        {
                            var last = Week.StartOf(Week.DayOf(at).AddMonths(-Months).AddDays(1));
                            return db.Set<AuditEntry>().Where(entry => entry.At < last).OrderBy(entry => entry.At);
                        }
                    )
                ),
            ],
            Commands = [AuditCommand.Make],
            Services = services =>
            {
                services.AddScoped<AuditLog>();
                services.AddHostedService<ServiceStarted>();
            },
        };

    /// <summary>Records which version serves from now on. A full disk does not stop it from starting.</summary>
    private sealed class ServiceStarted(IServiceScopeFactory scopes, ILogger<ServiceStarted> log) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var version = typeof(AuditCapability).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
                await scope.ServiceProvider.GetRequiredService<AuditLog>().WriteAsync("service.started", version, stoppingToken);
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException or DbUpdateException or OperationCanceledException)
            {
                log.LogWarning("The start could not be noted in the audit log: {Reason}", failed.GetType().Name);
            }
        }
    }
}
