using Lodestar.Kernel;
using Lodestar.Persistence;
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

    /// <summary>The account that invited them to it; null for someone who runs the machine.</summary>
    public Guid? InvitedBy { get; init; }
}

/// <summary>A post offered to somebody until they accept it. Only a keyed hash of the link is kept.</summary>
internal sealed class Invitation
{
    public required Guid Id { get; init; }

    public required byte[] Finder { get; set; }

    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    public required Role Role { get; init; }

    public required string Place { get; init; }

    /// <summary>
    /// The account that invites; null for someone who runs the machine. If it may no longer give the role, the invitation cannot be accepted.
    /// </summary>
    public required Guid? By { get; init; }

    public required DateTimeOffset Until { get; set; }

    /// <summary>The account whose post it is until then; null if nothing is handed over.</summary>
    public Guid? InPlaceOf { get; init; }

    /// <summary>The post that is offered.</summary>
    public Post Post => new(Role, Place);
}

/// <summary>A browser that asked for a code by e-mail. The row exists even if nobody has that address, so that nobody can tell.</summary>
internal sealed class SignIn
{
    public required Guid Id { get; init; }

    /// <summary>Keyed hash of a cookie of the browser that asked.</summary>
    public required byte[] Browser { get; init; }

    public required string EmailKey { get; init; }

    /// <summary>Keyed hash of the code.</summary>
    public required byte[] Code { get; init; }

    public required DateTimeOffset Asked { get; init; }

    /// <summary>
    /// The hash of a browser in which the account signed in before, so that strangers do not use up its codes; null for another browser.
    /// </summary>
    public byte[]? Known { get; init; }

    /// <summary>True if there were too many and no code was sent; only the address is remembered.</summary>
    public bool Refused { get; init; }

    public int Failures { get; set; }
}

/// <summary>A wrong code of the second step, counted for the account.</summary>
internal sealed class SecondTry
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>True in a browser in which the account signed in before. Others do not use up its tries.</summary>
    public required bool Known { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A browser in which somebody is signed in.</summary>
internal sealed class Session
{
    /// <summary>Keyed hash of the session's cookie.</summary>
    public required byte[] Finder { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset Began { get; init; }

    public required DateTimeOffset Seen { get; set; }

    /// <summary>True after the second step.</summary>
    public bool Second { get; set; }

    /// <summary>Wrong codes at the second step; too many end the session.</summary>
    public int Failures { get; set; }
}

/// <summary>A code that replaces a lost authenticator app, once.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A passkey of an account, with its public key.</summary>
internal sealed class Passkey
{
    /// <summary>The id that the device gave it.</summary>
    public required byte[] Credential { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says it was used; many always say 0.</summary>
    public required long SignCount { get; set; }

    /// <summary>The ways to reach the device, separated by spaces, as it reported them.</summary>
    public required string Transports { get; init; }

    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; set; }

    public required DateOnly Added { get; init; }
}

/// <summary>What a browser was asked, until the answer comes. It is taken only once.</summary>
internal sealed class Challenge
{
    /// <summary>Keyed hash of the token in the answer.</summary>
    public required byte[] Finder { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>An account elsewhere with which a person signs in here.</summary>
internal sealed class OutsideAccount
{
    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required Guid AccountId { get; init; }
}

/// <summary>Maps <see cref="Account"/> to its table.</summary>
internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("identity_accounts");
        builder.Property(account => account.Email).HasMaxLength(Account.LongestEmail);
        builder.Property(account => account.EmailKey).HasMaxLength(Account.LongestEmail);
        builder.Property(account => account.Name).HasMaxLength(Account.LongestName);
        builder.HasIndex(account => account.EmailKey).IsUnique();
    }
}

/// <summary>Maps <see cref="AccountPost"/> to its table.</summary>
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
        builder.Property(post => post.Role).HasMaxLength(ColumnLengths.Code);
        builder.Property(post => post.Place).HasMaxLength(ColumnLengths.Code);
        builder.HasOne<Account>().WithMany().HasForeignKey(post => post.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(post => post.Place);
    }
}

/// <summary>Maps <see cref="Invitation"/> to its table.</summary>
internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("identity_invitations");
        builder.Property(invitation => invitation.Email).HasMaxLength(Account.LongestEmail);
        builder.Property(invitation => invitation.EmailKey).HasMaxLength(Account.LongestEmail);
        builder.Property(invitation => invitation.Role).HasMaxLength(ColumnLengths.Code);
        builder.Property(invitation => invitation.Place).HasMaxLength(ColumnLengths.Code);
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

/// <summary>Maps <see cref="SignIn"/> to its table.</summary>
internal sealed class SignInTable : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("identity_sign_ins");
        builder.Property(signIn => signIn.EmailKey).HasMaxLength(Account.LongestEmail);
        builder.HasIndex(signIn => signIn.Browser);
        builder.HasIndex(signIn => signIn.EmailKey);
    }
}

/// <summary>Maps <see cref="SecondTry"/> to its table.</summary>
internal sealed class SecondTryTable : IEntityTypeConfiguration<SecondTry>
{
    public void Configure(EntityTypeBuilder<SecondTry> builder)
    {
        builder.ToTable("identity_second_tries");
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="Session"/> to its table.</summary>
internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("identity_sessions");
        builder.HasKey(session => session.Finder);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="RecoveryCode"/> to its table.</summary>
internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("identity_recovery_codes");
        builder.HasKey(code => new { code.AccountId, code.Hash });
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="Passkey"/> to its table.</summary>
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

/// <summary>Maps <see cref="Challenge"/> to its table.</summary>
internal sealed class ChallengeTable : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> builder)
    {
        builder.ToTable("identity_challenges");
        builder.HasKey(challenge => challenge.Finder);
    }
}

/// <summary>Maps <see cref="OutsideAccount"/> to its table.</summary>
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
