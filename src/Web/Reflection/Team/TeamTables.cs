using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Reflection.Team;

/// <summary>One version of an answer. Versions are added and never changed, but for words that somebody takes out of all of them.</summary>
internal sealed class TeamAnswer
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    /// <summary>1 for the first version, counting up: two who save on the same one cannot both be the next.</summary>
    public required int Version { get; init; }

    public required Standing? Standing { get; init; }

    public required int? Level { get; init; }

    public required string Why { get; set; }

    public required string WorksWell { get; set; }

    public required string Next { get; set; }

    /// <summary>Ids of the pointers to evidence, as JSON.</summary>
    public required string Evidence { get; init; }

    public required AnswerOrigin Origin { get; init; }

    /// <summary>Why it was corrected; null where it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>For how many rounds before this one it has said the same.</summary>
    public required int RoundsUnchanged { get; init; }

    /// <summary>The account that saved it; the name stays when the account ends.</summary>
    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True where words were taken out because they pointed at a person.</summary>
    public bool TakenOut { get; set; }

    public AnswerWords Words => new(Standing, Level, Why, WorksWell, Next, JsonSerializer.Deserialize<List<Guid>>(Evidence)!);

    public static string Write(IReadOnlyList<Guid> evidence) => JsonSerializer.Serialize(evidence);
}

/// <summary>What somebody was typing and has not saved; only they see it, and saving it or the end of writing deletes it.</summary>
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

/// <summary>What happened to a reflection: submitted, sent back, signed off, replied.</summary>
internal sealed class TeamStep
{
    public required Guid ReflectionId { get; init; }

    /// <summary>1 for the first, counting up.</summary>
    public required int Number { get; init; }

    public required TeamStepKind Kind { get; init; }

    public required string Words { get; init; }

    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What can happen to a reflection.</summary>
internal enum TeamStepKind
{
    Submitted,
    SentBack,
    SignedOff,
    Promised,
    Replied,
}

/// <summary>A pointer to evidence: where something is held, never the thing itself. One may serve many items and rounds.</summary>
internal sealed class EvidencePointer
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; set; }

    public required string What { get; set; }

    public required string Held { get; set; }

    public required string Owner { get; set; }

    public required DateOnly? ReviewOn { get; set; }

    /// <summary>True once it is not offered any more; answers that point at it go on to show it.</summary>
    public bool Retired { get; set; }
}

/// <summary>The district's reply, as a draft until it is sent.</summary>
internal sealed class TeamReply
{
    public required Guid ReflectionId { get; init; }

    public string Thanks { get; set; } = "";

    public string FirstStrength { get; set; } = "";

    public string SecondStrength { get; set; } = "";

    public string Ask { get; set; } = "";

    public int Version { get; set; }

    public Guid? SentBy { get; set; }

    public string SentByName { get; set; } = "";

    public ReplyWords Words => new(Thanks, FirstStrength, SecondStrength, Ask);
}

/// <summary>The level that one reader of the district sees in an answer.</summary>
internal sealed class TeamReading
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    public required Guid Reader { get; init; }

    public required string ReaderName { get; init; }

    public required int Level { get; set; }

    public required string Reason { get; set; }
}

/// <summary>The level that the district agreed on where it differs from the organisation's own, which stays beside it.</summary>
internal sealed class TeamModeration
{
    public required Guid ReflectionId { get; init; }

    public required string Item { get; init; }

    public required int Level { get; set; }

    public required string Reason { get; set; }

    public required Guid By { get; set; }

    public required string ByName { get; set; }
}

/// <summary>What happened to an action.</summary>
internal sealed class TeamActionStep
{
    public required Guid ActionId { get; init; }

    /// <summary>1 for the first, counting up.</summary>
    public required int Number { get; init; }

    public required ActionStage Stage { get; init; }

    public required string Words { get; init; }

    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class TeamReflectionTable : IEntityTypeConfiguration<TeamReflection>
{
    public void Configure(EntityTypeBuilder<TeamReflection> builder)
    {
        builder.ToTable("reflection_teams");
        builder.Property(team => team.PackVersion).HasMaxLength(40);
        builder.Property(team => team.Stage).HasMaxLength(20);
        builder.Property(team => team.Version).IsConcurrencyToken();
        builder.HasIndex(team => new { team.RoundId, team.OrganisationId }).IsUnique();
        builder.HasIndex(team => team.OrganisationId);
        builder.HasOne<Round>().WithMany().HasForeignKey(team => team.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(team => team.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamAnswerTable : IEntityTypeConfiguration<TeamAnswer>
{
    public void Configure(EntityTypeBuilder<TeamAnswer> builder)
    {
        builder.ToTable("reflection_team_answers");
        builder.HasKey(answer => new { answer.ReflectionId, answer.Item, answer.Version });
        builder.Property(answer => answer.Item).HasMaxLength(40);
        builder.Property(answer => answer.Standing).HasMaxLength(20);
        builder.Property(answer => answer.Origin).HasMaxLength(20);
        builder.Property(answer => answer.ByName).HasMaxLength(Account.LongestName);
        builder.Ignore(answer => answer.Words);
        builder.BelongsToATeam(answer => answer.ReflectionId);
    }
}

internal sealed class TeamDraftTable : IEntityTypeConfiguration<TeamDraft>
{
    public void Configure(EntityTypeBuilder<TeamDraft> builder)
    {
        builder.ToTable("reflection_team_drafts");
        builder.HasKey(draft => new { draft.ReflectionId, draft.Item, draft.AccountId });
        builder.Property(draft => draft.Item).HasMaxLength(40);
        builder.BelongsToATeam(draft => draft.ReflectionId);
        builder.HasOne<Account>().WithMany().HasForeignKey(draft => draft.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamAssignmentTable : IEntityTypeConfiguration<TeamAssignment>
{
    public void Configure(EntityTypeBuilder<TeamAssignment> builder)
    {
        builder.ToTable("reflection_team_assignments");
        builder.HasKey(assignment => new { assignment.ReflectionId, assignment.Item });
        builder.Property(assignment => assignment.Item).HasMaxLength(40);
        builder.HasIndex(assignment => assignment.AccountId);
        builder.BelongsToATeam(assignment => assignment.ReflectionId);
        builder.HasOne<Account>().WithMany().HasForeignKey(assignment => assignment.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamStepTable : IEntityTypeConfiguration<TeamStep>
{
    public void Configure(EntityTypeBuilder<TeamStep> builder)
    {
        builder.ToTable("reflection_team_steps");
        builder.HasKey(step => new { step.ReflectionId, step.Number });
        builder.Property(step => step.Kind).HasMaxLength(20);
        builder.Property(step => step.ByName).HasMaxLength(Account.LongestName);
        builder.BelongsToATeam(step => step.ReflectionId);
    }
}

internal sealed class EvidencePointerTable : IEntityTypeConfiguration<EvidencePointer>
{
    public void Configure(EntityTypeBuilder<EvidencePointer> builder)
    {
        builder.ToTable("reflection_team_evidence");
        builder.Property(pointer => pointer.What).HasMaxLength(200);
        builder.Property(pointer => pointer.Held).HasMaxLength(200);
        builder.Property(pointer => pointer.Owner).HasMaxLength(80);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(pointer => pointer.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamReplyTable : IEntityTypeConfiguration<TeamReply>
{
    public void Configure(EntityTypeBuilder<TeamReply> builder)
    {
        builder.ToTable("reflection_team_replies");
        builder.HasKey(reply => reply.ReflectionId);
        builder.Property(reply => reply.Version).IsConcurrencyToken();
        builder.Property(reply => reply.SentByName).HasMaxLength(Account.LongestName);
        builder.Ignore(reply => reply.Words);
        builder.HasOne<TeamReflection>().WithOne().HasForeignKey<TeamReply>(reply => reply.ReflectionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamReadingTable : IEntityTypeConfiguration<TeamReading>
{
    public void Configure(EntityTypeBuilder<TeamReading> builder)
    {
        builder.ToTable("reflection_team_readings");
        builder.HasKey(reading => new { reading.ReflectionId, reading.Item, reading.Reader });
        builder.Property(reading => reading.Item).HasMaxLength(40);
        builder.Property(reading => reading.ReaderName).HasMaxLength(Account.LongestName);
        builder.BelongsToATeam(reading => reading.ReflectionId);
    }
}

internal sealed class TeamModerationTable : IEntityTypeConfiguration<TeamModeration>
{
    public void Configure(EntityTypeBuilder<TeamModeration> builder)
    {
        builder.ToTable("reflection_team_moderations");
        builder.HasKey(moderation => new { moderation.ReflectionId, moderation.Item });
        builder.Property(moderation => moderation.Item).HasMaxLength(40);
        builder.Property(moderation => moderation.ByName).HasMaxLength(Account.LongestName);
        builder.BelongsToATeam(moderation => moderation.ReflectionId);
    }
}

internal sealed class TeamActionTable : IEntityTypeConfiguration<TeamAction>
{
    public void Configure(EntityTypeBuilder<TeamAction> builder)
    {
        builder.ToTable("reflection_team_actions");
        builder.Property(action => action.Item).HasMaxLength(40);
        builder.Property(action => action.Text).HasMaxLength(TeamAction.LongestText);
        builder.Property(action => action.Owner).HasMaxLength(TeamAction.LongestOwner);
        builder.Property(action => action.Stage).HasMaxLength(20);
        builder.Property(action => action.Version).IsConcurrencyToken();
        builder.HasIndex(action => action.DueOn);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(action => action.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamReflection>().WithMany().HasForeignKey(action => action.ReflectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamActionStepTable : IEntityTypeConfiguration<TeamActionStep>
{
    public void Configure(EntityTypeBuilder<TeamActionStep> builder)
    {
        builder.ToTable("reflection_team_action_steps");
        builder.HasKey(step => new { step.ActionId, step.Number });
        builder.Property(step => step.Stage).HasMaxLength(20);
        builder.Property(step => step.ByName).HasMaxLength(Account.LongestName);
        builder.HasOne<TeamAction>().WithMany().HasForeignKey(step => step.ActionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class TeamTables
{
    /// <summary>A row that goes with its reflection.</summary>
    public static void BelongsToATeam<T>(this EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, object?>> reflection)
        where T : class =>
        builder.HasOne<TeamReflection>().WithMany().HasForeignKey(reflection).OnDelete(DeleteBehavior.Cascade);
}
