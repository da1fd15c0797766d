using System.CommandLine;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar;

/// <summary>The commands <c>lodestar backup</c> and <c>lodestar restore</c>.</summary>
internal static class BackupCommand
{
    private static readonly Capabilities Declared = new(Host.Capabilities(new Settings()));

    private static readonly Argument<string> File = new("file") { Description = "The backup, one encrypted file" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Put it in the place of the database that is there" };
    private static readonly Option<string[]> DeletionFiles = new("--deletions")
    {
        Description = "A deletions.log that was kept elsewhere, so that what people deleted stays deleted; can be given several times",
    };

    /// <summary>Makes the command that makes a backup.</summary>
    public static Command Backup()
    {
        var backup = new Command("backup", "Make a backup while the service runs; the secret key opens it, so keep that elsewhere") { File };
        CommandLine.AddOptions(backup);
        backup.SetAction((parsed, stop) => CommandLine.OrExplainAsync(() => BackupAsync(parsed, stop)));
        return backup;
    }

    /// <summary>Makes the command that restores one.</summary>
    public static Command Restore()
    {
        var restore = new Command("restore", "Restore a backup, on either engine; stop the service first") { File, Replace, DeletionFiles };
        CommandLine.AddOptions(restore);
        restore.SetAction((parsed, stop) => CommandLine.OrExplainAsync(() => RestoreAsync(parsed, stop)));
        return restore;
    }

    private static async Task<int> BackupAsync(ParseResult parsed, CancellationToken stop)
    {
        var settings = CommandLine.SettingsOf(parsed);
        var file = parsed.GetRequiredValue(File);
        var secret = SecretKey.OpenKept(settings);
        var (tables, rows) = await new Backups(settings, secret, Declared.LeftOutOfBackups, TimeProvider.System).MakeAsync(
            file,
            db => Installing.CheckKeyAsync(db, secret, stop),
            stop
        );
        await NoteAsync(settings, "backup.made", Path.GetFileName(file), stop);
        Console.Error.WriteLine($"{file} holds {rows:N0} rows of {tables} tables. It opens with the secret key of this installation, and with no other.");
        return ExitCode.Done;
    }

    private static async Task<int> RestoreAsync(ParseResult parsed, CancellationToken stop)
    {
        var settings = CommandLine.SettingsOf(parsed);
        var file = parsed.GetRequiredValue(File);
        var restored = await new Restoring(settings, SecretKey.OpenKept(settings), Declared.MarkedColumns).RunAsync(
            file,
            parsed.GetValue(Replace),
            parsed.GetValue(DeletionFiles) ?? [],
            SettleAsync,
            stop
        );
        await NoteAsync(settings, "backup.restored", $"as of {restored.Made:yyyy-MM-dd}", stop);
        Console.Error.WriteLine(
            $"Restored {restored.Rows:N0} rows as they were on {restored.Made:yyyy-MM-dd}; {restored.LeftOut:N0} were deleted since and stay deleted."
        );
        return ExitCode.Done;
    }

    private static async Task NoteAsync(Settings settings, string what, string about, CancellationToken stop)
    {
        await using var db = Connections.Open(settings);
        await new AuditLog(db, AuditActor.Account, TimeProvider.System).WriteAsync(what, about, stop);
    }

    /// <summary>Lets each capability put right what it keeps in a database that was just restored.</summary>
    public static async Task SettleAsync(Db db, Restored restored)
    {
        ArgumentNullException.ThrowIfNull(restored);
        foreach (var one in Declared.All.Where(one => one.Restored is not null))
        {
            await one.Restored!(db, restored.LeftOut > 0);
        }
    }
}
