using System.Text;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>
/// Keeps marks of what people delete, so that restoring an earlier backup deletes it again. They are in the database, in the same transaction,
/// and in a file beside it, because the database may be what is lost.
/// </summary>
internal sealed class Deletions(Settings settings, SecretKey secret, TimeProvider clock, ILogger<Deletions> log)
{
    /// <summary>How many months a mark is kept; backups are kept for twelve at most.</summary>
    public const int Months = 13;

    private const string FileName = "deletions.log";

    /// <summary>The file of an installation.</summary>
    public static string FileOf(Settings settings) => Path.Combine(settings.Data, FileName);

    /// <summary>Marks a record by its id and, if it has one, by its hash. Call it within the caller's transaction, before the commit.</summary>
    public async Task AddAsync(Db db, Guid? id, byte[]? hash, CancellationToken stop)
    {
        var week = Week.Of(clock.GetUtcNow());
        byte[][] marks = [.. new[] { MarkOf(secret, id), MarkOf(secret, hash) }.OfType<byte[]>()];
        foreach (var mark in marks)
        {
            // Two tabs may delete the same record at once.
            await db.Database.ExecuteSqlAsync($"INSERT INTO persistence_deletions (mark, week) VALUES ({mark}, {week}) ON CONFLICT DO NOTHING", stop);
        }

        await AppendAsync(week, marks, stop);
    }

    /// <summary>The mark of an id or a hash; null for other values.</summary>
    public static byte[]? MarkOf(SecretKey secret, object? value) =>
        value switch
        {
            Guid id => secret.Mac("deletion", $"{id:N}"),
            byte[] hash => secret.Mac("deletion", Convert.ToHexString(hash)),
            _ => null,
        };

    /// <summary>The marks in a file, with their weeks. A line that was cut off by a kill is ignored.</summary>
    public static IEnumerable<KeyValuePair<string, DateOnly>> Read(string file) => Read(File.ReadLines(file));

    private static IEnumerable<KeyValuePair<string, DateOnly>> Read(IEnumerable<string> lines) =>
        from line in lines
        let parts = line.Split(' ')
        where parts.Length == 2 && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigitUpper)
        let week = DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", out var day) ? day : (DateOnly?)null
        where week is not null
        select KeyValuePair.Create(parts[1], week.Value);

    // One process at a time; its lines are on disk before its transaction is committed.
    private async Task AppendAsync(DateOnly week, byte[][] marks, CancellationToken stop)
    {
        try
        {
            PrivateFiles.MakeFolder(settings.Data);
            await using var file = await PrivateFiles.OpenAloneAsync(FileOf(settings), stop);
            using var reader = new StreamReader(file, Encoding.ASCII);
            var text = await reader.ReadToEndAsync(stop);
            var (all, oldest) = (Read(text.Split('\n')).ToList(), week.AddMonths(-Months));
            if (all.Exists(one => one.Value < oldest))
            {
                // The lines that are kept are at the beginning before the end is cut off, so that a kill loses none of them.
                var kept = Encoding.ASCII.GetBytes(string.Concat(all.Where(one => one.Value >= oldest).Select(one => Line(one.Value, one.Key))));
                file.Position = 0;
                await file.WriteAsync(kept, stop);
                file.Flush(flushToDisk: true);
                file.SetLength(kept.Length);
                text = "";
            }

            // A line that was cut off by a kill stays on its own.
            var cutOff = text.Length > 0 && text[^1] != '\n';
            file.Seek(0, SeekOrigin.End);
            await file.WriteAsync(
                Encoding.ASCII.GetBytes((cutOff ? "\n" : "") + string.Concat(marks.Select(mark => Line(week, Convert.ToHexString(mark))))),
                stop
            );
            file.Flush(flushToDisk: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // No deletion waits for a file, because the database has the mark as well.
            log.LogWarning("A deletion could not be noted in the data folder, only in the database: {Reason}", failed.GetType().Name);
        }
    }

    private static string Line(DateOnly week, string mark) => $"{week:yyyy-MM-dd} {mark}\n";
}
