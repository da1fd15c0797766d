using System.CommandLine;

namespace Lodestar;

/// <summary><c>lodestar migrate</c>: what <c>serve</c> does first, by itself, for whoever wants to do it beforehand.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var migrate = new Command("migrate", "Bring the database to the newest schema and load the pack");
        CommandLine.AddOptions(migrate);
        migrate.SetAction((parsed, stop) => CommandLine.OnDatabaseAsync(parsed, _ => Task.FromResult<Kernel.Problem?>(null), stop));
        return migrate;
    }
}
