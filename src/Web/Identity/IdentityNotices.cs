using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>The kinds of e-mail about signing in and roles. Nobody may stop them: they let people in, or keep others out.</summary>
internal static class IdentityNotices
{
    /// <summary>A code to sign in with.</summary>
    public static readonly NoticeKind Code = new("code", "identity.mail.code-subject") { GoesFirst = true, Lasts = SignIns.Lasts };

    public static readonly NoticeKind Invitation = new("invitation", "identity.mail.invitation-subject");

    /// <summary>Somebody else leads the same organisation, or was invited to.</summary>
    public static readonly NoticeKind Lead = new("lead", "identity.mail.lead-subject");

    public static readonly NoticeKind HandedOver = new("handed-over", "identity.mail.handed-over-subject");

    public static readonly NoticeKind PasskeyAdded = new("passkey-added", "identity.mail.passkey-added-subject");

    public static readonly NoticeKind PasskeyRemoved = new("passkey-removed", "identity.mail.passkey-removed-subject");

    public static readonly NoticeKind SecondStep = new("second-step", "identity.mail.second-subject");

    public static readonly NoticeKind RecoveryCode = new("recovery-code", "identity.mail.recovery-subject");

    public static readonly NoticeKind WrongCodes = new("wrong-codes", "identity.mail.tries-subject");

    public static readonly NoticeKind Elsewhere = new("elsewhere", "identity.mail.elsewhere-subject");

    /// <summary>All these kinds.</summary>
    public static IReadOnlyList<NoticeKind> All { get; } =
    [Code, Invitation, Lead, HandedOver, PasskeyAdded, PasskeyRemoved, SecondStep, RecoveryCode, WrongCodes, Elsewhere];
}
