using System.Data.Common;
using System.Threading.Channels;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>A submission that waits to be written.</summary>
/// <param name="Round">The round in which it counts; null if there is none.</param>
/// <param name="Organisation">The organisation whose link was used; null if there was none.</param>
/// <param name="Reflection">The reflection that was taken.</param>
/// <param name="Counted">The answers that count.</param>
internal abstract record Submission(Guid? Round, Guid? Organisation, PersonReflection Reflection, AnswerSheet Counted)
{
    /// <summary>The answers that count, as JSON.</summary>
    public string Content { get; } = SheetJson.Write(Reflection, Counted);

    /// <summary>The JSON as it is stored.</summary>
    public byte[] Kept => field ??= Pressed.Press(Content);
}

/// <summary>A checked reflection that arrived whole.</summary>
/// <param name="Into">The round to which it belongs.</param>
/// <param name="Organisation">The organisation whose code was given; null if there was none.</param>
/// <param name="Reflection">The reflection that was taken.</param>
/// <param name="Counted">The answers.</param>
/// <param name="Key">Keyed hash of the round and the sender's key.</param>
/// <param name="Sent">Keyed hash of what was sent.</param>
internal sealed record Arrival(Round Into, Guid? Organisation, PersonReflection Reflection, AnswerSheet Counted, byte[] Key, byte[] Sent)
    : Submission(Into.Id, Organisation, Reflection, Counted);

/// <summary>A sheet that its owner submits, as they last saw it.</summary>
/// <param name="LeavesRound">True if its round is over and it was not counted there, so that from now on it is only the owner's.</param>
/// <param name="Reflection">The reflection that was taken.</param>
/// <param name="Counted">The answers that count.</param>
internal sealed record SheetSubmission(Sheet Sheet, bool LeavesRound, PersonReflection Reflection, AnswerSheet Counted)
    : Submission(LeavesRound ? null : Sheet.RoundId, LeavesRound ? null : Sheet.OrganisationId, Reflection, Counted);

/// <summary>The fate of a submission.</summary>
internal enum Fate
{
    /// <summary>It is on disk.</summary>
    Kept,

    /// <summary>Something was saved since it was read, so its owner should look again.</summary>
    Moved,

    /// <summary>Another reflection came earlier under the same key.</summary>
    OtherContent,

    /// <summary>Its owner has deleted it, or has taken another code.</summary>
    Gone,

    /// <summary>Too many are waiting; send it again.</summary>
    TryAgain,

    /// <summary>It could not be written: the database does not answer, or refused it.</summary>
    Down,
}

/// <summary>The reply to a submission. An arrival that was kept gets the id of its sheet and the return code.</summary>
internal sealed record Written(Fate Fate, Guid Id = default, ReturnCode? Code = null);

/// <summary>
/// Writes submissions from forms and from the API. They share commits: one connection, one queue, one transaction for all that are waiting, and
/// no reply before the commit, so that what was acknowledged survives a crash. If one of them cannot be written, each is written separately, so
/// that it harms no other. The queue is bounded; when it is full, the sender is asked to try again.
/// </summary>
internal sealed class SubmissionWriter(Settings settings, SecretKey secret, TimeProvider clock, ILogger<SubmissionWriter> log) : BackgroundService
{
    private const int MostWaiting = 1_024;
    private const int MostTogether = 64;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    /// <summary>Writes a submission. It returns when the submission is durable, or was refused.</summary>
    public Task<Written> WriteAsync(Submission submission)
    {
        var waiting = new Waiting(submission, new TaskCompletionSource<Written>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!queue.Writer.TryWrite(waiting))
        {
            return Task.FromResult(new Written(Fate.TryAgain));
        }

        PracticeMeasures.Waiting(1);
        return waiting.Reply.Task;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SubmissionBatch? batch = null;
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                var together = new List<Waiting>();
                while (together.Count < MostTogether && queue.Reader.TryRead(out var next))
                {
                    together.Add(next);
                }

                PracticeMeasures.Waiting(-together.Count);
                batch = await WriteTogetherAsync(batch, together, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The service is stopping, so those who wait are asked to try again.
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var left))
            {
                left.Reply.TrySetResult(new Written(Fate.TryAgain));
            }

            if (batch is not null)
            {
                await batch.DisposeAsync();
            }
        }
    }

    // Returns the connection to use next; null if it is broken and has to be opened again.
    private async Task<SubmissionBatch?> WriteTogetherAsync(SubmissionBatch? batch, List<Waiting> together, CancellationToken stop)
    {
        try
        {
            batch ??= new SubmissionBatch(await Connections.OpenAsync(settings, stop), Connections.EngineOf(settings), secret, clock);
            var written = await batch.WriteAsync([.. together.Select(waiting => waiting.Submission)], stop);
            PracticeMeasures.WrittenTogether(together.Count);
            foreach (var (waiting, reply) in together.Zip(written))
            {
                waiting.Reply.TrySetResult(reply);
            }

            return batch;
        }
        catch (DbException failed) when (together.Count > 1 && !failed.IsTransient)
        {
            log.LogWarning("{Count} submissions could not be written together: {Reason}", together.Count, failed.GetType().Name);
            foreach (var waiting in together)
            {
                batch = await WriteTogetherAsync(batch, [waiting], stop);
            }

            return batch;
        }
        catch (Exception failed) when (failed is DbException or InvalidOperationException or IOException or TimeoutException or OperationCanceledException)
        {
            log.LogError("Submissions could not be written: {Reason}", failed.GetType().Name);
            together.ForEach(waiting => waiting.Reply.TrySetResult(new Written(Fate.Down)));
            if (batch is not null)
            {
                await batch.DisposeAsync();
            }

            stop.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>A submission in the queue, with the caller that waits for its reply.</summary>
    private sealed record Waiting(Submission Submission, TaskCompletionSource<Written> Reply);
}
