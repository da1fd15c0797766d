using System.Text.Json.Serialization;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>
/// An organisation's reflection as one file, to keep, to read elsewhere and to import again. docs/reflection-file.md describes it. No id of an
/// installation is in it.
/// </summary>
public sealed record ReflectionFile
{
    /// <summary>The value of <see cref="Format"/> in every such file.</summary>
    public const string Name = "lodestar-organisation-reflection";

    /// <summary>The version of the format that is written.</summary>
    public const int Newest = 1;

    /// <summary>Always <see cref="Name"/>; it tells these files from others.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the format in which the file was written.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>The round in which the answers were given.</summary>
    public required FileRound Round { get; init; }

    /// <summary>The pack whose items are answered.</summary>
    public required FilePack Pack { get; init; }

    /// <summary>The organisation that answered.</summary>
    public required FileOrganisation Organisation { get; init; }

    /// <summary>How far it has come.</summary>
    public required TeamStage Stage { get; init; }

    /// <summary>The pointers to evidence that answers name.</summary>
    public required IReadOnlyList<FilePointer> Evidence { get; init; }

    /// <summary>The newest answer to each item that has one, in the order of the items.</summary>
    public required IReadOnlyList<FileAnswer> Answers { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<FileStep> Steps { get; init; }

    /// <summary>The district's reply; left out until there is one.</summary>
    public FileReply? Reply { get; init; }
}

/// <summary>A round, as a file names it.</summary>
/// <param name="Title">Display name.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day.</param>
public sealed record FileRound(string Title, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>A pack, as a file names it.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Version">Its version. After a plus sign comes the number of the partnership's layer of own questions.</param>
/// <param name="Questions">The partnership's own questions; left out if there are none.</param>
public sealed record FilePack(string Id, string Version, IReadOnlyList<FileQuestion>? Questions = null);

/// <summary>A partnership's own question.</summary>
/// <param name="Item">The id by which answers in this file name it.</param>
/// <param name="Question">The words of the question.</param>
public sealed record FileQuestion(string Item, string Question);

/// <summary>An organisation, as a file names it.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Sector">Code of its sector.</param>
/// <param name="Districts">Codes of its districts.</param>
public sealed record FileOrganisation(string Name, string Sector, IReadOnlyList<string> Districts);

/// <summary>A pointer to evidence: where something is held, never the thing itself.</summary>
/// <param name="Key">The key by which answers in this file refer to it.</param>
/// <param name="Held">Where it is held.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="ReviewOn">The day of the next review; left out if there is none.</param>
public sealed record FilePointer(string Key, string What, string Held, string Owner = "", DateOnly? ReviewOn = null);

/// <summary>An answer, or one version of it.</summary>
public sealed record FileAnswer
{
    /// <summary>Id of the item; left out in an earlier version, which is inside its answer.</summary>
    public string? Item { get; init; }

    /// <summary>The kind of answer; left out while there are only words.</summary>
    public AnswerKind? Standing { get; init; }

    /// <summary>The level, from 1; only if the answer is a level.</summary>
    public int? Level { get; init; }

    public string Why { get; init; } = "";

    /// <summary>What works well.</summary>
    public string WorksWell { get; init; } = "";

    /// <summary>What they will do next.</summary>
    public string Next { get; init; } = "";

    /// <summary>Keys of pointers to evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether it was written, carried forward, corrected or imported.</summary>
    public AnswerOrigin Origin { get; init; }

    /// <summary>Why it was corrected; left out if it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>In how many rounds before this one the answer was the same.</summary>
    public int RoundsUnchanged { get; init; }

    /// <summary>True if words were taken out because they pointed at a person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WordsTakenOut { get; init; }

    /// <summary>Who saved it.</summary>
    public string By { get; init; } = "";

    /// <summary>When it was saved; left out in a file written by hand.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Earlier versions, oldest first; left out if they were not asked for.</summary>
    public IReadOnlyList<FileAnswer>? History { get; init; }

    /// <summary>The answer without its evidence, as somebody would type it.</summary>
    [JsonIgnore]
    public AnswerWords Words => new AnswerWords(Standing, Level, Why, WorksWell, Next, []).Tidy();
}

/// <summary>Something that happened to a reflection.</summary>
/// <param name="Kind">One of submitted, sent-back, signed-off, promised and replied.</param>
/// <param name="Words">The words that went with it.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record FileStep(string Kind, string Words, string By, DateTimeOffset At);

/// <summary>What a district replied.</summary>
/// <param name="Thanks">Words of thanks.</param>
/// <param name="Strengths">Two strengths.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Moderated">Levels that the district agreed on and that differ from the organisation's own, which stay beside them.</param>
public sealed record FileReply(string Thanks, IReadOnlyList<string> Strengths, string Ask, string By, IReadOnlyList<FileModeration> Moderated);

/// <summary>A level that the district agreed on.</summary>
/// <param name="Level">The level from 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who wrote it down.</param>
public sealed record FileModeration(string Item, int Level, string Reason, string By);
