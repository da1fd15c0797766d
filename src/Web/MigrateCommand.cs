using System.CommandLine;

namespace Lodestar;

/// <summary>The command <c>lodestar migrate</c>: what <c>serve</c> does first, for anyone who wants to do it beforehand.</summary>
internal static class MigrateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var migrate = new Command("migrate", "Bring the database to the newest schema and load the pack");
        CommandLine.AddOptions(migrate);
        migrate.SetAction((parsed, stop) => CommandLine.OnDatabaseAsync(parsed, _ => Task.FromResult<Kernel.Problem?>(null), stop));
        return migrate;
    }
}
