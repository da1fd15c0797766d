using System.Text.Json.Serialization;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>
/// An organisation's reflection as one file, to keep, to read elsewhere and to bring in again. docs/reflection-file.md says what it
/// holds; it names nothing by the ids of one installation.
/// </summary>
public sealed record ReflectionFile
{
    /// <summary>What every such file says that it is.</summary>
    public const string Name = "lodestar-organisation-reflection";

    /// <summary>The version of the format.</summary>
    public const int Newest = 1;

    /// <summary>Always <see cref="Name"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the format, counting up.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>The round in which it was given.</summary>
    public required FileRound Round { get; init; }

    /// <summary>The pack whose items it answers.</summary>
    public required FilePack Pack { get; init; }

    /// <summary>Whose it is.</summary>
    public required FileOrganisation Organisation { get; init; }

    /// <summary>How far it has come.</summary>
    public required TeamStage Stage { get; init; }

    /// <summary>The pointers to evidence that answers name.</summary>
    public required IReadOnlyList<FilePointer> Evidence { get; init; }

    /// <summary>The newest answer to each item that has one, in the order of the items.</summary>
    public required IReadOnlyList<FileAnswer> Answers { get; init; }

    /// <summary>What happened to it, the oldest first.</summary>
    public required IReadOnlyList<FileStep> Steps { get; init; }

    /// <summary>What the district replied; left out until it has.</summary>
    public FileReply? Reply { get; init; }
}

/// <summary>A round, as a file names it.</summary>
/// <param name="Title">Name for people.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day.</param>
public sealed record FileRound(string Title, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>A pack, as a file names it.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Version">Its version; what stands behind a plus is the layer of questions that a partnership asks besides.</param>
/// <param name="Questions">Those questions; left out where there are none.</param>
public sealed record FilePack(string Id, string Version, IReadOnlyList<FileQuestion>? Questions = null);

/// <summary>A question that a partnership asks besides those of the pack.</summary>
/// <param name="Item">The item by which answers in this file name it.</param>
/// <param name="Question">Its words.</param>
public sealed record FileQuestion(string Item, string Question);

/// <summary>An organisation, as a file names it.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Sector">Code of its sector.</param>
/// <param name="Districts">Codes of its districts.</param>
public sealed record FileOrganisation(string Name, string Sector, IReadOnlyList<string> Districts);

/// <summary>A pointer to evidence: where something is held, never the thing itself.</summary>
/// <param name="Key">The name by which answers in this file point at it.</param>
/// <param name="What">What it is.</param>
/// <param name="Held">Where it is held.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="ReviewOn">When it is looked at again; left out where there is no such day.</param>
public sealed record FilePointer(string Key, string What, string Held, string Owner = "", DateOnly? ReviewOn = null);

/// <summary>An answer, or one version of it.</summary>
public sealed record FileAnswer
{
    /// <summary>The item; left out in an earlier version, which stands inside its answer.</summary>
    public string? Item { get; init; }

    /// <summary>The kind of answer; left out while there are words only.</summary>
    public AnswerKind? Standing { get; init; }

    /// <summary>The level from 1; only where the standing is a level.</summary>
    public int? Level { get; init; }

    /// <summary>Why.</summary>
    public string Why { get; init; } = "";

    /// <summary>What works well.</summary>
    public string WorksWell { get; init; } = "";

    /// <summary>What they will do next.</summary>
    public string Next { get; init; } = "";

    /// <summary>Keys of pointers to evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>How it came about.</summary>
    public AnswerOrigin Origin { get; init; }

    /// <summary>Why it was corrected; left out where it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>For how many rounds before this one it has said the same.</summary>
    public int RoundsUnchanged { get; init; }

    /// <summary>True where words were taken out because they pointed at a person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WordsTakenOut { get; init; }

    /// <summary>Who saved it.</summary>
    public string By { get; init; } = "";

    /// <summary>When; left out in a file that was written by hand.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The versions before it, the oldest first; left out where they were not asked for.</summary>
    public IReadOnlyList<FileAnswer>? History { get; init; }

    /// <summary>What is said, without its evidence, as it would be typed.</summary>
    [JsonIgnore]
    public AnswerWords Words => new AnswerWords(Standing, Level, Why, WorksWell, Next, []).Tidy();
}

/// <summary>Something that happened to a reflection.</summary>
/// <param name="Kind">What: submitted, sent-back, signed-off, promised or replied.</param>
/// <param name="Words">The words that went with it.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record FileStep(string Kind, string Words, string By, DateTimeOffset At);

/// <summary>What a district replied.</summary>
/// <param name="Thanks">Words of thanks.</param>
/// <param name="Strengths">Two strengths.</param>
/// <param name="Ask">One ask.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Moderated">Levels that the district agreed on where they differ; they stand beside the organisation's own.</param>
public sealed record FileReply(string Thanks, IReadOnlyList<string> Strengths, string Ask, string By, IReadOnlyList<FileModeration> Moderated);

/// <summary>A level that the district agreed on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Level">The level from 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who wrote it down.</param>
public sealed record FileModeration(string Item, int Level, string Reason, string By);
