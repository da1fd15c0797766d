using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Standards;

/// <summary>The local questions as they would be published now.</summary>
/// <param name="Newest">The layer that is asked now; empty before the first.</param>
/// <param name="Next">The draft.</param>
/// <param name="Pack">The pack that is served.</param>
internal sealed record OpenDraft(LocalLayer Newest, LocalLayer Next, Pack Pack)
{
    /// <summary>True if there is something to publish.</summary>
    public bool Differs => !Next.SaysTheSame(Newest);

    /// <summary>Differs between any two states of the draft.</summary>
    public string Mark => LayerForm.HashOf(LayerForm.Write(Next));

    /// <summary>Differs between any two texts of a question, or of help with an item.</summary>
    /// <param name="about">The question or item.</param>
    public string MarkOf(string about) =>
        LocalQuestion.IsId(about)
            ? Next.Question(about) is { } question
                ? LayerForm.HashOf(LayerForm.Write(question))
                : ""
            : Next.HelpWith(about) is { } help
                ? LayerForm.HashOf(LayerForm.Write(help))
                : "";

    /// <summary>What was asked before and does not fit the pack that is served now.</summary>
    public IReadOnlyList<string> LeftOut => [.. Layering.LeftOut(Pack, Next).Where(id => Newest.Question(id) is not null || Newest.HelpWith(id) is not null)];
}

/// <summary>A published layer, as a list shows it.</summary>
internal sealed record PublishedLayer(int Number, string PackVersion, string Changes, string ByName, DateTimeOffset At);

/// <summary>Reads and keeps the draft of the local questions, and publishes it.</summary>
internal sealed class LocalDrafts(Db db, Packs packs, AuditLog audit, Words words, TimeProvider clock)
{
    /// <summary>The prefix of an item whose help is being written.</summary>
    public const string HelpMark = "help:";

    /// <summary>The longest draft, in characters. A draft may be unfinished, but has to end somewhere.</summary>
    private const int Longest = 20_000;

    private static readonly Problem NotYours = new("", "standards.local.not-yours");
    private static readonly Problem Moved = new("", "standards.local.moved");

    /// <summary>The draft as it is now.</summary>
    public async Task<OpenDraft> OpenAsync(CancellationToken stop) => await OpenAsync(await db.Set<LocalDraft>().AsNoTracking().ToListAsync(stop), stop);

    /// <summary>Everything that must be fixed before it can be published.</summary>
    public IReadOnlyList<LocalFault> Faults(OpenDraft open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return open.Differs ? LocalCheck.Faults(packs.Source(), open.Pack, open.Next) : [];
    }

    /// <summary>Who wrote a draft, and when; null if there is none.</summary>
    public Task<LocalDraft?> WhoAsync(string about, CancellationToken stop) =>
        db.Set<LocalDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.About == KeyOf(about), stop);

    /// <summary>The published layers, newest first.</summary>
    public Task<List<PublishedLayer>> PublishedAsync(CancellationToken stop) =>
        db.Set<StoredLayer>()
            .AsNoTracking()
            .OrderByDescending(layer => layer.Number)
            .Select(layer => new PublishedLayer(layer.Number, layer.PackVersion, layer.Changes, layer.ByName, layer.At))
            .ToListAsync(stop);

    /// <summary>A published layer; null if there is none.</summary>
    public async Task<LocalLayer?> LayerAsync(int number, CancellationToken stop) =>
        number == 0 ? LocalLayer.Empty
        : await db.Set<StoredLayer>().AsNoTracking().FirstOrDefaultAsync(layer => layer.Number == number, stop) is { } kept ? LayerForm.Read(kept)
        : null;

    /// <summary>Keeps a question in the draft.</summary>
    /// <param name="basedOn">The mark of the text that the writer saw.</param>
    /// <param name="by">The person who writes.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Problem?> KeepAsync(LocalQuestion question, string basedOn, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        var open = await OpenAsync(stop);
        if (open.Next.Question(question.Id) is { } said && said.SaysTheSame(question))
        {
            return null;
        }

        if (open.MarkOf(question.Id) != basedOn)
        {
            return Moved;
        }

        if (open.Next.Question(question.Id) is null && open.Next.Questions.Count >= LocalLayer.MostQuestions)
        {
            return new Problem("", "standards.local.full", LocalLayer.MostQuestions);
        }

        var was = open.Newest.Question(question.Id);
        return await SaveAsync(question.Id, LayerForm.Write(question), was is not null && was.SaysTheSame(question), by, stop);
    }

    /// <summary>Keeps help with an item in the draft.</summary>
    public async Task<Problem?> KeepAsync(HelpText help, string basedOn, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(help);
        var open = await OpenAsync(stop);
        var was = open.Newest.HelpWith(help.Item) ?? new HelpText { Item = help.Item };
        return (open.Next.HelpWith(help.Item) ?? new HelpText { Item = help.Item }).SaysTheSame(help) ? null
            : open.MarkOf(help.Item) != basedOn ? Moved
            : await SaveAsync(help.Item, help.IsEmpty ? null : LayerForm.Write(help), was.SaysTheSame(help), by, stop);
    }

    /// <summary>Removes a question in the draft.</summary>
    public async Task<Problem?> TakeOutAsync(string id, string basedOn, Person by, CancellationToken stop)
    {
        var open = await OpenAsync(stop);
        return open.MarkOf(id) != basedOn ? Moved : await SaveAsync(id, content: null, open.Newest.Question(id) is null, by, stop);
    }

    /// <summary>Discards what was written since the last layer.</summary>
    public Task<Problem?> LetGoAsync(string about, Person by, CancellationToken stop) => SaveAsync(about, content: null, asPublished: true, by, stop);

    /// <summary>Publishes the draft as the newest layer.</summary>
    /// <param name="changes">What changed, in a sentence.</param>
    /// <param name="basedOn">The mark of the draft that the person saw.</param>
    /// <param name="by">The person who publishes.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Outcome<int>> PublishAsync(string changes, string basedOn, Person by, CancellationToken stop)
    {
        if (!by.May(StandardsCan.WriteQuestions))
        {
            return NotYours;
        }

        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(by);
        // Only what is published leaves the draft; what somebody else writes at this moment stays in it.
        var drafts = await db.Set<LocalDraft>().ToListAsync(stop);
        var open = await OpenAsync(drafts, stop);
        if (!open.Differs)
        {
            return new Problem("", "standards.local.publish.nothing");
        }

        if (open.Mark != basedOn)
        {
            return new Problem("", "standards.local.publish.moved");
        }

        if (Faults(open).Count > 0)
        {
            return new Problem("", "standards.local.publish.faults");
        }

        var layer = open.Next.After(open.Newest, packs.CurrentVersion);
        var content = LayerForm.Write(layer);
        db.Add(
            new StoredLayer
            {
                Number = layer.Number,
                PackVersion = layer.Pack,
                Content = content,
                Sha256 = LayerForm.HashOf(content),
                Changes = changes,
                ByName = by.Name,
                At = clock.GetUtcNow(),
            }
        );
        db.RemoveRange(drafts);
        audit.Add("local-questions.published", new VersionName(layer.Pack, layer.Number).ToString());
        return await SavedAsync(stop) ? layer.Number : new Problem("", "standards.local.publish.moved");
    }

    private async Task<OpenDraft> OpenAsync(List<LocalDraft> drafts, CancellationToken stop)
    {
        var newest = await db.Set<StoredLayer>().AsNoTracking().OrderByDescending(layer => layer.Number).FirstOrDefaultAsync(stop) is { } kept
            ? LayerForm.Read(kept)
            : LocalLayer.Empty;
        return new OpenDraft(newest, drafts.Aggregate(newest, Above), packs.Current(words.Language));
    }

    private static LocalLayer Above(LocalLayer layer, LocalDraft draft) =>
        draft switch
        {
            { Content: null } when IsHelp(draft) => layer.With(new HelpText { Item = draft.About[HelpMark.Length..] }),
            { Content: null } => layer.Without(draft.About),
            { Content: { } help } when IsHelp(draft) => layer.With(LayerForm.Read<HelpText>(help)),
            { Content: { } question } => layer.With(LayerForm.Read<LocalQuestion>(question)),
        };

    private static bool IsHelp(LocalDraft draft) => draft.About.StartsWith(HelpMark, StringComparison.Ordinal);

    private static string KeyOf(string about) => LocalQuestion.IsId(about) ? about : HelpMark + about;

    private async Task<Problem?> SaveAsync(string about, string? content, bool asPublished, Person by, CancellationToken stop)
    {
        if (!by.May(StandardsCan.WriteQuestions))
        {
            return NotYours;
        }

        ArgumentNullException.ThrowIfNull(by);
        if (content?.Length > Longest)
        {
            return new Problem("", "standards.local.too-long");
        }

        var key = KeyOf(about);
        var draft = await db.Set<LocalDraft>().FirstOrDefaultAsync(one => one.About == key, stop);
        if (draft is null && asPublished)
        {
            return null;
        }

        if (asPublished)
        {
            db.Remove(draft!);
        }
        else if (draft is null)
        {
            db.Add(
                new LocalDraft
                {
                    About = key,
                    Content = content,
                    Version = 1,
                    ByName = by.Name,
                    At = clock.GetUtcNow(),
                }
            );
        }
        else
        {
            (draft.Content, draft.Version, draft.ByName, draft.At) = (content, draft.Version + 1, by.Name, clock.GetUtcNow());
        }

        audit.Add(
            asPublished ? "local-questions.let-go"
                : content is null ? "local-questions.taken-out"
                : "local-questions.written",
            about
        );
        return await SavedAsync(stop) || (content is not null && await db.Set<LocalDraft>().AnyAsync(one => one.About == key && one.Content == content, stop))
            ? null
            : Moved;
    }

    // Somebody else was faster: their row is newer, or already there.
    private async Task<bool> SavedAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
