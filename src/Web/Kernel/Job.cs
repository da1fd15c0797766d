namespace Lodestar.Kernel;

/// <summary>Something that the service does by itself, again and again, on one node at a time.</summary>
/// <param name="Name">Its name on the command line, for instance <c>figures</c>.</param>
/// <param name="What">Key of the words that say what it does.</param>
/// <param name="Due">When it is due.</param>
/// <param name="RunAsync">Does the work. Whatever is left when it is stopped waits for the next run, here or on another node.</param>
internal sealed record Job(string Name, string What, Schedule Due, Func<JobTurn, Task<JobResult>> RunAsync);

/// <summary>One node's turn at a job.</summary>
/// <param name="Services">The services of this run.</param>
/// <param name="HoldAsync">Says that the node is still working, before each piece that must not be done twice. It throws
/// <see cref="OperationCanceledException"/> if another node has taken over in the meantime.</param>
/// <param name="Stop">Cancelled when the service stops or another node has taken over.</param>
internal sealed record JobTurn(IServiceProvider Services, Func<Task> HoldAsync, CancellationToken Stop);

/// <summary>The result of a run.</summary>
/// <param name="Words">Key of the words for the result; the words may name the count.</param>
/// <param name="Count">The number of things it did.</param>
internal sealed record JobResult(string Words, int Count);
