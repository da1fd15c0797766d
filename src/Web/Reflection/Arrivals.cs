using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Threading.Channels;
using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Reflection;

/// <summary>A checked reflection that waits to be written.</summary>
/// <param name="Round">The round it belongs to.</param>
/// <param name="Organisation">The organisation whose code was given; null for none.</param>
/// <param name="Content">The answers as JSON.</param>
/// <param name="Key">Keyed hash of the round and the sender's key.</param>
/// <param name="Sent">Keyed hash of what was sent.</param>
internal sealed record Arrival(Round Round, Guid? Organisation, string Content, byte[] Key, byte[] Sent);

/// <summary>What became of an arrival.</summary>
internal enum ArrivalFate
{
    /// <summary>It is on disk.</summary>
    Kept,

    /// <summary>Something else came under the same key before.</summary>
    OtherContent,

    /// <summary>Its owner has deleted it, or has another code by now.</summary>
    Gone,

    /// <summary>Too many are waiting, or the database does not answer: send it again.</summary>
    TryAgain,
}

/// <summary>The reply to an arrival.</summary>
internal sealed record Arrived(ArrivalFate Fate, Guid Id = default, ReturnCode? Code = null);

/// <summary>
/// Writes reflections that arrive whole. They share commits: one connection, one queue, a transaction for as many as wait, a
/// savepoint for each, and no reply before the commit, so that what was acknowledged survives a crash and one that cannot be
/// written harms no other. The queue has an end; beyond it the sender is asked to try again.
/// </summary>
internal sealed class Arrivals(Settings settings, SecretKey secret, TimeProvider clock, ILogger<Arrivals> log) : BackgroundService
{
    private const int MostWaiting = 1_024;
    private const int MostTogether = 64;

    /// <summary>So long the same key gives the same reply, and to the end of that day, so that no moment is kept.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    /// <summary>A round that was just looked up is not looked up again for so long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Round Round, long At)> known = new();
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Writes an arrival; returns once it is durable, or was refused.</summary>
    public Task<Arrived> WriteAsync(Arrival arrival)
    {
        var waiting = new Waiting(arrival, new TaskCompletionSource<Arrived>(TaskCreationOptions.RunContinuationsAsynchronously));
        return queue.Writer.TryWrite(waiting) ? waiting.Reply.Task : Task.FromResult(new Arrived(ArrivalFate.TryAgain));
    }

    /// <summary>The round with this join code, or null; a round that another process changed is noticed within a second.</summary>
    public async Task<Round?> RoundAsync(string code, Func<Task<Round?>> find)
    {
        if (known.TryGetValue(code, out var one) && Environment.TickCount64 - one.At < Fresh.TotalMilliseconds)
        {
            return one.Round;
        }

        if (await find() is not { } found)
        {
            return null;
        }

        known[code] = (found, Environment.TickCount64);
        return found;
    }

    /// <summary>The keyed hash under which a sender's key is remembered.</summary>
    public byte[] KeyOf(Guid round, string key) => secret.Mac("key of an arrival", $"{round:N} {key}");

    /// <summary>The keyed hash of what was sent.</summary>
    public byte[] SentOf(string content) => secret.Mac("content of an arrival", content);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Writing? writing = null;
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                var together = new List<Waiting>();
                while (together.Count < MostTogether && queue.Reader.TryRead(out var next))
                {
                    together.Add(next);
                }

                writing = await WriteTogetherAsync(writing, together, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: whoever waits is told to try again.
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var left))
            {
                left.Reply.TrySetResult(new Arrived(ArrivalFate.TryAgain));
            }

            if (writing is not null)
            {
                await writing.DisposeAsync();
            }
        }
    }

    // Gives back the connection to go on with; none where it is broken and has to be opened anew.
    private async Task<Writing?> WriteTogetherAsync(Writing? writing, List<Waiting> together, CancellationToken stop)
    {
        try
        {
            writing ??= await Writing.OpenAsync(settings, stop);
            var replies = new List<(Waiting Waiting, Arrived Arrived)>();
            await using (var transaction = await writing.BeginAsync(stop))
            {
                foreach (var waiting in together)
                {
                    replies.Add((waiting, await WriteOneAsync(writing, transaction, waiting.Arrival, stop)));
                }

                await transaction.CommitAsync(stop);
            }

            replies.ForEach(reply => reply.Waiting.Reply.TrySetResult(reply.Arrived));
            return writing;
        }
        catch (Exception failed) when (failed is DbException or InvalidOperationException or IOException or OperationCanceledException)
        {
            log.LogError("Reflections that arrived could not be written: {Reason}", failed.GetType().Name);
            together.ForEach(waiting => waiting.Reply.TrySetResult(new Arrived(ArrivalFate.TryAgain)));
            if (writing is not null)
            {
                await writing.DisposeAsync();
            }

            stop.ThrowIfCancellationRequested();
            return null;
        }
    }

    private async Task<Arrived> WriteOneAsync(Writing writing, DbTransaction transaction, Arrival arrival, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await writing.FindAsync(arrival.Key, now, stop) is { } before)
        {
            return before.Sheet == Guid.Empty ? new Arrived(ArrivalFate.Gone)
                : CryptographicOperations.FixedTimeEquals(before.Sent, arrival.Sent)
                ? new Arrived(ArrivalFate.Kept, before.Sheet, CodeOf(arrival.Key, before.Attempt))
                : new Arrived(ArrivalFate.OtherContent);
        }

        const string One = "one";
        await transaction.SaveAsync(One, stop);
        try
        {
            var attempt = 0;
            var code = CodeOf(arrival.Key, attempt);
            while (await writing.HasRecordAsync(ReturnCodes.FinderOf(secret, code), stop))
            {
                code = CodeOf(arrival.Key, ++attempt);
            }

            var sheet = Guid.NewGuid();
            await writing.AddAsync(arrival, sheet, Sheets.OwnerOf(secret, code), ReturnCodes.FinderOf(secret, code), ReturnCodes.ProofOf(secret, code), attempt, Week.Of(now), new DateTimeOffset((now + Remembered).UtcDateTime.Date.AddDays(1), TimeSpan.Zero), stop);
            await transaction.ReleaseAsync(One, stop);
            return new Arrived(ArrivalFate.Kept, sheet, code);
        }
        catch (DbException failed) when (!failed.IsTransient)
        {
            log.LogWarning("A reflection that arrived could not be written: {Reason}", failed.GetType().Name);
            await transaction.RollbackAsync(One, stop);
            return new Arrived(ArrivalFate.TryAgain);
        }
    }

    // The code follows from the key, so that only its hash need be kept and the same reply can be given again.
    private ReturnCode CodeOf(byte[] key, int attempt) => ReturnCode.From(secret.Mac("return code of an arrival", $"{Convert.ToHexString(key)} {attempt}"));

    private sealed record Waiting(Arrival Arrival, TaskCompletionSource<Arrived> Reply);

    /// <summary>The prepared commands on one long-lived connection. A test holds their columns against the model.</summary>
    private sealed class Writing : IAsyncDisposable
    {
        private readonly DbConnection connection;
        private readonly DbCommand find;
        private readonly DbCommand hasRecord;
        private readonly DbCommand add;

        private Writing(DbConnection connection)
        {
            this.connection = connection;
            find = Command("SELECT content, sheet_id, attempt FROM reflection_arrivals WHERE key = @key AND until > @now", "key", "now");
            hasRecord = Command("SELECT 1 FROM reflection_returns WHERE finder = @finder", "finder");
            add = Command(
                """
                INSERT INTO reflection_sheets (id, owner, round_id, organisation_id, reflection, pack_version, scope, week, revision, submitted)
                VALUES (@sheet, @owner, @round, @organisation, @reflection, @version, 'Whole', @week, 1, 1);
                INSERT INTO reflection_entries (sheet_id, revision, content, note) VALUES (@sheet, 1, @content, NULL);
                INSERT INTO reflection_returns (finder, proof, opened_week) VALUES (@finder, @proof, NULL);
                DELETE FROM reflection_arrivals WHERE key = @key;
                INSERT INTO reflection_arrivals (key, content, sheet_id, attempt, until) VALUES (@key, @sent, @sheet, @attempt, @until);
                """,
                "sheet", "owner", "round", "organisation", "reflection", "version", "week", "content", "finder", "proof", "key", "sent", "attempt", "until");
        }

        public static async Task<Writing> OpenAsync(Settings settings, CancellationToken stop) => new(await Connections.OpenAsync(settings, stop));

        public async Task<DbTransaction> BeginAsync(CancellationToken stop)
        {
            var transaction = await connection.BeginTransactionAsync(stop);
            (find.Transaction, hasRecord.Transaction, add.Transaction) = (transaction, transaction, transaction);
            return transaction;
        }

        public async Task<(byte[] Sent, Guid Sheet, int Attempt)?> FindAsync(byte[] key, DateTimeOffset now, CancellationToken stop)
        {
            Set(find, key, now.UtcDateTime);
            await using var reader = await find.ExecuteReaderAsync(stop);
            return await reader.ReadAsync(stop) ? (reader.GetFieldValue<byte[]>(0), reader.GetGuid(1), reader.GetInt32(2)) : null;
        }

        public async Task<bool> HasRecordAsync(byte[] finder, CancellationToken stop)
        {
            Set(hasRecord, finder);
            return await hasRecord.ExecuteScalarAsync(stop) is not null;
        }

        public Task AddAsync(Arrival arrival, Guid sheet, byte[] owner, byte[] finder, byte[] proof, int attempt, DateOnly week, DateTimeOffset until, CancellationToken stop)
        {
            Set(add, sheet, owner, arrival.Round.Id, arrival.Organisation, arrival.Round.Reflection, arrival.Round.PackVersion, week, arrival.Content, finder, proof, arrival.Key, arrival.Sent, attempt, until.UtcDateTime);
            return add.ExecuteNonQueryAsync(stop);
        }

        public async ValueTask DisposeAsync()
        {
            await find.DisposeAsync();
            await hasRecord.DisposeAsync();
            await add.DisposeAsync();
            await connection.DisposeAsync();
        }

        private DbCommand Command(string text, params string[] parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var name in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            return command;
        }

        private static void Set(DbCommand command, params object?[] values)
        {
            for (var place = 0; place < values.Length; place++)
            {
                command.Parameters[place].Value = values[place] ?? DBNull.Value;
            }
        }
    }
}
