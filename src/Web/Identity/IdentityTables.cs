using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Identity;

/// <summary>A role that an account has in a place.</summary>
internal sealed class AccountPost
{
    public required Guid AccountId { get; init; }

    public required Role Role { get; init; }

    /// <summary>See <see cref="Post.Place"/>.</summary>
    public required string Place { get; init; }

    /// <summary>The account that invited them to it; null for whoever runs the machine.</summary>
    public Guid? InvitedBy { get; init; }
}

/// <summary>A place offered to somebody, until they take it. Only a keyed hash of what is in the link is kept.</summary>
internal sealed class Invitation
{
    public required Guid Id { get; init; }

    public required byte[] Finder { get; set; }

    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    public required Role Role { get; init; }

    public required string Place { get; init; }

    /// <summary>The account that invites; null for whoever runs the machine. What it may no longer give is no longer taken.</summary>
    public required Guid? By { get; init; }

    public required DateTimeOffset Until { get; set; }

    /// <summary>The account whose post this is, until it is taken; null where nobody hands anything over.</summary>
    public Guid? InPlaceOf { get; init; }

    /// <summary>What is offered.</summary>
    public Post Post => new(Role, Place);
}

/// <summary>Somebody in front of a browser who asked for a code by e-mail; also where nobody has that address, so that nobody can tell.</summary>
internal sealed class SignIn
{
    public required Guid Id { get; init; }

    /// <summary>Keyed hash of a cookie of the browser that asked.</summary>
    public required byte[] Browser { get; init; }

    public required string EmailKey { get; init; }

    /// <summary>Keyed hash of the code.</summary>
    public required byte[] Code { get; init; }

    public required DateTimeOffset Asked { get; init; }

    /// <summary>What names a browser in which that account signed in before, so that strangers do not use up its codes; null for another.</summary>
    public byte[]? Known { get; init; }

    /// <summary>True where there were too many and none was sent; only what was typed is remembered.</summary>
    public bool Refused { get; init; }

    public int Failures { get; set; }
}

/// <summary>A wrong code of a second factor, counted for the account.</summary>
internal sealed class SecondTry
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>True in a browser in which the account signed in before: others do not use up its tries.</summary>
    public required bool Known { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A browser in which somebody is signed in.</summary>
internal sealed class Session
{
    /// <summary>Keyed hash of its cookie.</summary>
    public required byte[] Finder { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset Began { get; init; }

    public required DateTimeOffset Seen { get; set; }

    /// <summary>True once the second factor was shown too.</summary>
    public bool Second { get; set; }

    /// <summary>Wrong codes of the second factor; too many end it.</summary>
    public int Failures { get; set; }
}

/// <summary>A code that stands for an authenticator app that was lost, once.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A passkey of an account, and its public half.</summary>
internal sealed class Passkey
{
    /// <summary>Id that the device gave it.</summary>
    public required byte[] Credential { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says it was used; many always say 0.</summary>
    public required long SignCount { get; set; }

    /// <summary>How the device is reached, separated by blanks, as it said.</summary>
    public required string Transports { get; init; }

    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; set; }

    public required DateOnly Added { get; init; }
}

/// <summary>What was asked of a browser, until the answer comes. It is taken once.</summary>
internal sealed class Challenge
{
    /// <summary>Keyed hash of what the answer carries.</summary>
    public required byte[] Finder { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>An account elsewhere with which somebody signs in here.</summary>
internal sealed class OutsideAccount
{
    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required Guid AccountId { get; init; }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("identity_accounts");
        builder.Property(account => account.Email).HasMaxLength(200);
        builder.Property(account => account.EmailKey).HasMaxLength(200);
        builder.Property(account => account.Name).HasMaxLength(Account.LongestName);
        builder.HasIndex(account => account.EmailKey).IsUnique();
    }
}

internal sealed class AccountPostTable : IEntityTypeConfiguration<AccountPost>
{
    public void Configure(EntityTypeBuilder<AccountPost> builder)
    {
        builder.ToTable("identity_posts");
        builder.HasKey(post => new
        {
            post.AccountId,
            post.Role,
            post.Place,
        });
        builder.Property(post => post.Role).HasMaxLength(40);
        builder.Property(post => post.Place).HasMaxLength(40);
        builder.HasOne<Account>().WithMany().HasForeignKey(post => post.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(post => post.Place);
    }
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("identity_invitations");
        builder.Property(invitation => invitation.Email).HasMaxLength(200);
        builder.Property(invitation => invitation.EmailKey).HasMaxLength(200);
        builder.Property(invitation => invitation.Role).HasMaxLength(40);
        builder.Property(invitation => invitation.Place).HasMaxLength(40);
        builder.Ignore(invitation => invitation.Post);
        builder.HasIndex(invitation => invitation.Finder).IsUnique();
        builder
            .HasIndex(invitation => new
            {
                invitation.EmailKey,
                invitation.Role,
                invitation.Place,
            })
            .IsUnique();
    }
}

internal sealed class SignInTable : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("identity_sign_ins");
        builder.Property(signIn => signIn.EmailKey).HasMaxLength(200);
        builder.HasIndex(signIn => signIn.Browser);
        builder.HasIndex(signIn => signIn.EmailKey);
    }
}

internal sealed class SecondTryTable : IEntityTypeConfiguration<SecondTry>
{
    public void Configure(EntityTypeBuilder<SecondTry> builder)
    {
        builder.ToTable("identity_second_tries");
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("identity_sessions");
        builder.HasKey(session => session.Finder);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("identity_recovery_codes");
        builder.HasKey(code => new { code.AccountId, code.Hash });
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PasskeyTable : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("identity_passkeys");
        builder.HasKey(passkey => passkey.Credential);
        builder.Property(passkey => passkey.Name).HasMaxLength(Passkeys.LongestName);
        builder.Property(passkey => passkey.Transports).HasMaxLength(100);
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ChallengeTable : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> builder)
    {
        builder.ToTable("identity_challenges");
        builder.HasKey(challenge => challenge.Finder);
    }
}

internal sealed class OutsideAccountTable : IEntityTypeConfiguration<OutsideAccount>
{
    public void Configure(EntityTypeBuilder<OutsideAccount> builder)
    {
        builder.ToTable("identity_outside_accounts");
        builder.HasKey(one => new { one.Issuer, one.Subject });
        builder.Property(one => one.Issuer).HasMaxLength(300);
        builder.Property(one => one.Subject).HasMaxLength(255);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
