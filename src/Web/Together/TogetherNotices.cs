using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>The kinds of e-mail about what organisations reflect on together.</summary>
internal static class TogetherNotices
{
    private const string Subject = "together.mail.subject";

    /// <summary>Somebody is asked to sign off, or no longer needs to.</summary>
    public static readonly NoticeKind ToSign = new("to-sign", Subject) { Choice = new("together.notices.to-sign", NoticePace.AtOnce, TogetherCan.SignOff) };

    /// <summary>What was submitted came back, or was signed off.</summary>
    public static readonly NoticeKind Signing = new("signing", Subject) { Choice = new("together.notices.signing", NoticePace.AtOnce, TogetherCan.LeadTeams) };

    /// <summary>What was submitted was corrected.</summary>
    public static readonly NoticeKind Corrected = new("corrected", Subject)
    {
        Choice = new("together.notices.corrected", NoticePace.AtOnce, TogetherCan.SignOff, TogetherCan.Reply),
    };

    /// <summary>What was signed off waits for a reply.</summary>
    public static readonly NoticeKind ToReply = new("to-reply", Subject) { Choice = new("together.notices.to-reply", NoticePace.Daily, TogetherCan.Reply) };

    /// <summary>The district replied, or promised a reply for another day.</summary>
    public static readonly NoticeKind Replies = new("replies", Subject)
    {
        Choice = new("together.notices.replies", NoticePace.AtOnce, TogetherCan.LeadTeams, TogetherCan.SignOff),
    };

    /// <summary>All these kinds.</summary>
    public static IReadOnlyList<NoticeKind> All { get; } = [ToSign, Signing, Corrected, ToReply, Replies];
}
