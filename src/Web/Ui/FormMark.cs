using System.Security.Cryptography;
using System.Text;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Ui;

/// <summary>
/// The mark of a form that makes something new: a random id, made when the form is shown, that becomes the id of what it makes.
/// However often the form is sent, one thing comes of it. A page writes it with <c>ui-mark</c>.
/// </summary>
internal static class FormMark
{
    /// <summary>The name of its field.</summary>
    public const string Field = "Mark";

    /// <summary>The mark with which a form was sent; null if it came without one.</summary>
    public static Guid? Sent(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.HasFormContentType && Guid.TryParse(request.Form[Field], out var mark) && mark != Guid.Empty ? mark : null;
    }

    /// <summary>The id of what a form makes that can be changed later: sent again with other words, it is about the same thing.</summary>
    public static Guid Mark(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Sent(page.Request) ?? Guid.NewGuid();
    }

    /// <summary>
    /// The id of what a form makes that is little more than a name: sent again with other words, it makes another. It is this person's
    /// alone, so nobody comes upon what somebody else made.
    /// </summary>
    /// <param name="page">The form that was sent, with its mark and its person.</param>
    /// <param name="words">All that was typed.</param>
    public static Guid MarkOf(this PageModel page, params IEnumerable<string?> words)
    {
        ArgumentNullException.ThrowIfNull(page);
        var all = string.Join('\0', words.Prepend($"{page.HttpContext.Me().Id}").Prepend($"{page.Mark()}"));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16));
    }
}
