using Lodestar.Kernel;

namespace Lodestar.Notices;

/// <summary>Something that people are told by e-mail: what it is and on which page, but never what somebody wrote.</summary>
/// <param name="Kind">What kind of notice it is.</param>
/// <param name="Link">The page on which it waits.</param>
/// <param name="Sentence">Key of the sentence that says it.</param>
/// <param name="With">What the sentence names.</param>
internal sealed record Notice(NoticeKind Kind, string Link, string Sentence, params object[] With)
{
    /// <summary>The place that its subject names; empty for none.</summary>
    public string Place { get; init; } = "";

    /// <summary>Id of what it is about, by which it can be taken back while it waits for a digest; null if it never is.</summary>
    public Guid? About { get; init; }
}

/// <summary>A notice in words, as it waits.</summary>
/// <param name="Sentence">What it says.</param>
/// <param name="Link">The full address of the page on which it waits.</param>
internal sealed record ToldWords(string Sentence, string Link);
