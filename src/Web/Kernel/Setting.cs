namespace Lodestar.Kernel;

/// <summary>A setting that one capability has for itself: a variable of the environment and, if it is named, an option of the command line.</summary>
/// <param name="Variable">The variable, for instance <c>LODESTAR_KEEP_ANSWERS</c>.</param>
/// <param name="Means">What it means, for the help of the command line.</param>
/// <param name="Option">The option, for instance <c>--keep-answers</c>; null for none.</param>
internal abstract record Setting(string Variable, string Means, string? Option)
{
    /// <summary>Reads what was given.</summary>
    /// <exception cref="InstallationException">It is not understood; the message says in one line what is.</exception>
    public abstract object Understood(string given);
}

/// <summary>A setting that one capability has for itself, with its value.</summary>
/// <param name="Variable">The variable, for instance <c>LODESTAR_KEEP_ANSWERS</c>.</param>
/// <param name="Means">What it means, for the help of the command line.</param>
/// <param name="Usual">What it is if nobody says otherwise.</param>
/// <param name="Read">Reads what was given; null if it is not understood.</param>
/// <param name="Fault">What is understood, in one line.</param>
/// <param name="Option">The option, for instance <c>--keep-answers</c>; null for none.</param>
internal sealed record Setting<T>(string Variable, string Means, T Usual, Func<string, T?> Read, string Fault, string? Option = null)
    : Setting(Variable, Means, Option)
    where T : struct
{
    /// <inheritdoc />
    public override object Understood(string given) => Read(given) ?? throw new InstallationException(Fault);
}

/// <summary>Settings that do not go with the database, or a sample where none may be.</summary>
public class InstallationException(string message) : Exception(message);
