namespace Lodestar.Kernel;

/// <summary>
/// Marks a verb that saves without asking for a person's permission, and says why: a job or a command calls it, or somebody without an account,
/// as practitioners are. Every other public verb that saves takes the person and asks what they may do.
/// </summary>
/// <param name="why">Who acts, and what stops others.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class ForTheMachineAttribute(string why) : Attribute
{
    /// <summary>Who acts, and what stops others.</summary>
    public string Why => why;
}
