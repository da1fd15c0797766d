using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Audit;

/// <summary>Who acts: the account on the machine that runs a command, a signed-in person, or the service by itself.</summary>
/// <param name="name">Gives the name when an entry is made.</param>
public sealed class AuditActor(Func<string> name)
{
    /// <summary>The name for what the service does by itself.</summary>
    public const string Service = "service";

    /// <summary>The account that runs this process.</summary>
    public static readonly AuditActor Account = new(() => string.IsNullOrWhiteSpace(Environment.UserName) ? "unknown" : Environment.UserName);

    public string Name => name();
}

/// <summary>
/// Records what people who run the service do. Entries are added and never changed, and deleted when their time is over. Never name an answer,
/// a code or a key in one.
/// </summary>
[ForTheMachine("Notes what others did, who ask themselves.")]
public sealed class AuditLog(Db db, AuditActor actor, TimeProvider clock)
{
    /// <summary>Adds an entry to the current save, so that it is there if and only if the thing itself is.</summary>
    /// <param name="what">What was done, as a code such as <c>round.opened</c>.</param>
    /// <param name="about">What it was done to, such as the title of a round.</param>
    public void Add(string what, string about)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(about);
        db.Add(
            new AuditEntry
            {
                Id = Guid.NewGuid(),
                At = clock.GetUtcNow(),
                Who = Short(actor.Name, AuditEntry.LongestWho),
                What = Short(what, AuditEntry.LongestWhat),
                About = Short(about, AuditEntry.LongestAbout),
            }
        );
    }

    /// <summary>Records every fact of a type.</summary>
    /// <param name="what">The event, for instance <c>round.closed</c>.</param>
    /// <param name="about">What the entry says about the fact.</param>
    internal static Reaction Of<T>(string what, Func<T, string> about)
        where T : class =>
        Reaction.To<T>(
            (services, fact, _) =>
            {
                services.GetRequiredService<AuditLog>().Add(what, about(fact));
                return Task.CompletedTask;
            }
        );

    /// <summary>Adds an entry and saves it, for things that leave no other trace in the database.</summary>
    public Task WriteAsync(string what, string about, CancellationToken stop)
    {
        Add(what, about);
        return db.SaveChangesAsync(stop);
    }

    /// <summary>Reads the entries that fit, oldest first.</summary>
    internal IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Since is { } since)
        {
            entries = entries.Where(entry => entry.At >= since);
        }

        if (filter.Until is { } until)
        {
            entries = entries.Where(entry => entry.At < until);
        }

        return entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id).AsAsyncEnumerable().Where(filter.Fits);
    }

    /// <summary>The newest entry of some kinds before a moment; null if there is none.</summary>
    internal Task<AuditEntry?> LastAsync(DateTimeOffset until, CancellationToken stop, params string[] kinds) =>
        db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => entry.At <= until && kinds.Contains(entry.What))
            .OrderByDescending(entry => entry.At)
            .FirstOrDefaultAsync(stop);

    // An entry is one line, whatever a name contains.
    private static string Short(string text, int longest)
    {
        var line = new string([.. text.Select(sign => char.IsControl(sign) ? ' ' : sign)]);
        return line.Length <= longest ? line : line[..longest];
    }
}

/// <summary>Which entries are wanted; null means all.</summary>
/// <param name="Since">From this moment on.</param>
/// <param name="Until">Before this moment.</param>
/// <param name="What">The beginning of the code of what was done.</param>
/// <param name="Who">The name of who did it.</param>
/// <param name="About">A part of what it was done to.</param>
internal sealed record AuditFilter(DateTimeOffset? Since = null, DateTimeOffset? Until = null, string? What = null, string? Who = null, string? About = null)
{
    /// <summary>True if an entry is wanted.</summary>
    public bool Fits(AuditEntry entry) =>
        (What is null || entry.What.StartsWith(What, StringComparison.OrdinalIgnoreCase))
        && (Who is null || entry.Who.Equals(Who, StringComparison.OrdinalIgnoreCase))
        && (About is null || entry.About.Contains(About, StringComparison.OrdinalIgnoreCase));
}
