using System.IO.Compression;
using System.Text.Json;

namespace Lodestar.Persistence;

/// <summary>Reads a backup from beginning to end, one row at a time.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly FileStream file;
    private readonly SealedReader open;
    private readonly StreamReader lines;

    private BackupReader(FileStream file, SealedReader open)
    {
        (this.file, this.open) = (file, open);
        lines = new StreamReader(new GZipStream(open, CompressionMode.Decompress, leaveOpen: true));
        Schema = JsonSerializer.Deserialize<BackupSchema>(lines.ReadLine() ?? "null", BackupSchema.Form) ?? throw Sealed.Damaged(file.Name);
    }

    /// <summary>The tables and columns of the rows.</summary>
    public BackupSchema Schema { get; }

    /// <exception cref="InvalidDataException">The file cannot be opened with this key, or not at all.</exception>
    public static BackupReader Open(string path, SecretKey secret)
    {
        var stream = File.OpenRead(path);
        try
        {
            return new BackupReader(stream, new SealedReader(stream, secret));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads a backup to its end, so that what is loaded later is known to be complete.</summary>
    /// <exception cref="InvalidDataException">It is incomplete, was changed, or was made with another key.</exception>
    public static BackupSchema Verify(string path, SecretKey secret)
    {
        using var reader = Open(path, secret);
        foreach (var _ in reader.Rows())
        {
            // Reading it is the proof.
        }

        return reader.Schema;
    }

    /// <summary>Every row, table by table.</summary>
    public IEnumerable<(BackupTable Table, object?[] Values)> Rows()
    {
        var counted = new long[Schema.Tables.Count];
        while (lines.ReadLine() is { } line)
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
            {
                CheckEnd(parsed.RootElement, counted);
                yield break;
            }

            var number = parsed.RootElement[0].GetInt32();
            counted[number]++;
            var table = Schema.Tables[number];
            yield return (table, [.. table.Columns.Select((column, place) => BackupValue.Read(parsed.RootElement[place + 1], column.Kind))]);
        }

        throw Sealed.Damaged(file.Name);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lines.Dispose();
        open.Dispose();
        file.Dispose();
    }

    // The last line gives the count, and nothing follows it.
    private void CheckEnd(JsonElement end, long[] counted)
    {
        if (
            !end.GetProperty("rows").EnumerateArray().Select(rows => rows.GetInt64()).SequenceEqual(counted)
            || lines.ReadLine() is not null
            || open.ReadByte() >= 0
        )
        {
            throw Sealed.Damaged(file.Name);
        }
    }
}
