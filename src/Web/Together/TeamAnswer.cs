using System.Linq.Expressions;
using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Together;

/// <summary>One version of an answer. Versions are added and never changed, except when somebody takes words out of all of them.</summary>
internal sealed class TeamAnswer
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    /// <summary>
    /// 1 for the first version, and one more for each later one, so that two people who save on the same version cannot both be next.
    /// </summary>
    public required int Version { get; init; }

    public required AnswerKind? Kind { get; init; }

    public required int? Level { get; init; }

    public required string Why { get; set; }

    public required string WorksWell { get; set; }

    public required string Next { get; set; }

    /// <summary>Ids of the pointers to evidence, as JSON.</summary>
    public required string Evidence { get; init; }

    public required AnswerOrigin Origin { get; init; }

    /// <summary>Why it was corrected; null if it was not.</summary>
    public string? Reason { get; set; }

    /// <summary>In how many rounds before this one the answer was the same.</summary>
    public required int RoundsUnchanged { get; init; }

    /// <summary>The account that saved it; the name stays when the account ends.</summary>
    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True if words were taken out because they pointed at a person.</summary>
    public bool TakenOut { get; set; }

    /// <summary>Selects versions that count as an answer, in a query: they say something and, if imported, are confirmed.</summary>
    public static readonly Expression<Func<TeamAnswer, bool>> IsCounted = answer => answer.Kind != null && answer.Origin != AnswerOrigin.Imported;

    private static readonly Func<TeamAnswer, bool> IsCountedNow = IsCounted.Compile();

    /// <summary>True if it counts as an answer.</summary>
    public bool Counts => IsCountedNow(this);

    /// <summary>True if it was imported and nobody has confirmed it yet. Only the organisation sees it.</summary>
    public bool Waits => Origin == AnswerOrigin.Imported;

    public AnswerWords Words => new(Kind, Level, Why, WorksWell, Next, JsonSerializer.Deserialize<List<Guid>>(Evidence)!);

    /// <summary>Writes ids as JSON.</summary>
    public static string Write(IReadOnlyList<Guid> evidence) => JsonSerializer.Serialize(evidence);
}

/// <summary>What somebody typed and has not saved. Only they see it, and it is deleted when they save it or writing ends.</summary>
internal sealed class TeamDraft
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The version it was typed on.</summary>
    public required int BasedOn { get; set; }

    /// <summary><see cref="AnswerWords"/> as JSON.</summary>
    public required string Content { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>Who is asked to answer an item.</summary>
internal sealed class TeamAssignment
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    public required Guid AccountId { get; init; }
}

/// <summary>Maps <see cref="TeamAnswer"/> to its table.</summary>
internal sealed class TeamAnswerTable : IEntityTypeConfiguration<TeamAnswer>
{
    public void Configure(EntityTypeBuilder<TeamAnswer> builder)
    {
        builder.ToTable("together_answers");
        builder.HasKey(answer => new
        {
            answer.ReflectionId,
            answer.Item,
            answer.Version,
        });
        builder.Property(answer => answer.Item).HasMaxLength(ColumnLengths.Code);
        builder.Property(answer => answer.Kind).HasMaxLength(ColumnLengths.Kind);
        builder.Property(answer => answer.Origin).HasMaxLength(ColumnLengths.Kind);
        builder.Property(answer => answer.ByName).HasMaxLength(Account.LongestName);
        builder.Ignore(answer => answer.Words);
        builder.Ignore(answer => answer.Counts);
        builder.Ignore(answer => answer.Waits);
        builder.BelongsToATeam(answer => answer.ReflectionId);
    }
}

/// <summary>Maps <see cref="TeamDraft"/> to its table.</summary>
internal sealed class TeamDraftTable : IEntityTypeConfiguration<TeamDraft>
{
    public void Configure(EntityTypeBuilder<TeamDraft> builder)
    {
        builder.ToTable("together_drafts");
        builder.HasKey(draft => new
        {
            draft.ReflectionId,
            draft.Item,
            draft.AccountId,
        });
        builder.Property(draft => draft.Item).HasMaxLength(ColumnLengths.Code);
        builder.BelongsToATeam(draft => draft.ReflectionId);
        builder.HasOne<Account>().WithMany().HasForeignKey(draft => draft.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="TeamAssignment"/> to its table.</summary>
internal sealed class TeamAssignmentTable : IEntityTypeConfiguration<TeamAssignment>
{
    public void Configure(EntityTypeBuilder<TeamAssignment> builder)
    {
        builder.ToTable("together_assignments");
        builder.HasKey(assignment => new { assignment.ReflectionId, assignment.Item });
        builder.Property(assignment => assignment.Item).HasMaxLength(ColumnLengths.Code);
        builder.HasIndex(assignment => assignment.AccountId);
        builder.BelongsToATeam(assignment => assignment.ReflectionId);
        builder.HasOne<Account>().WithMany().HasForeignKey(assignment => assignment.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
