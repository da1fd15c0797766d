using Lodestar.Kernel;

namespace Lodestar.Notices;

/// <summary>Something that people are told by e-mail: what happened, with a link, never what somebody wrote.</summary>
/// <param name="Kind">The kind of e-mail.</param>
/// <param name="Link">The path of the page to look at.</param>
/// <param name="Sentence">Key of the sentence that says it.</param>
/// <param name="With">The names that the sentence inserts.</param>
internal sealed record Notice(NoticeKind Kind, string Link, string Sentence, params object[] With)
{
    /// <summary>The place that its subject names; empty if it names none.</summary>
    public string Place { get; init; } = "";

    /// <summary>The id of what it is about, with which it can be taken back while it waits for a digest; null if it never is.</summary>
    public Guid? About { get; init; }
}

/// <summary>A notice in words, as it waits for a digest.</summary>
/// <param name="Sentence">The whole sentence.</param>
/// <param name="Link">The whole address of the page to look at.</param>
internal sealed record ToldWords(string Sentence, string Link);
