using Microsoft.AspNetCore.Identity;

namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>What somebody is here for. What each may do stands in <c>Accounts/Permissions.cs</c>.</summary>
public enum Role
{
    Administrator,

    /// <summary>Content: products, producers, showrooms, fairs, news, programmes, pages.</summary>
    Editor,

    /// <summary>Certificates, rounds, documents.</summary>
    Officer,

    /// <summary>Speaks for a producer.</summary>
    Producer,

    /// <summary>Buys; asks producers.</summary>
    Buyer,
}

/// <summary>Somebody who can sign in. The address of mail is also the name to sign in with.</summary>
public sealed class User : IdentityUser, INamed
{
    public required string Name { get; set; }

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    /// <summary>Words of <see cref="Role"/>.</summary>
    public string[] Roles { get; set; } = [];

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SignedInAt { get; set; }

    /// <summary>Shut out by an administrator; apart from the lock-out after wrong passwords, which passes.</summary>
    public DateTimeOffset? LockedAt { get; set; }
}

/// <summary>A passkey of a user; its data are stored as one JSON text.</summary>
public sealed class UserPasskey : IdentityUserPasskey<string>;

/// <summary>A browser that is signed in. Its cookie holds a key, of which only the hash stands here: to delete the row is to sign it out.</summary>
public sealed class Session
{
    public long Id { get; set; }

    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public required string KeyHash { get; set; }

    public required string UserId { get; set; }

    public User? User { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset SeenAt { get; set; }

    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>Browser and system in words, such as "Chrome, Windows".</summary>
    public required string Device { get; set; }
}

/// <summary>What a link that can be used once is for.</summary>
public enum LinkPurpose
{
    /// <summary>Makes the first administrator; belongs to nobody yet.</summary>
    FirstAdministrator,

    /// <summary>The invited choose their password.</summary>
    Invitation,

    PasswordReset,
}

/// <summary>A link sent or printed: only its hash stands here, and it is gone once used.</summary>
public sealed class OneTimeLink
{
    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public required string KeyHash { get; set; }

    public required LinkPurpose Purpose { get; set; }

    public string? UserId { get; set; }

    public User? User { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>What happened to an account's keys: for its owner and for administrators.</summary>
public enum SecurityEventKind
{
    SignedIn,
    SignInFailed,
    LockedOut,
    SignedOut,
    SessionEnded,
    SessionsEnded,
    PasswordSet,
    PasswordResetAsked,
    TwoFactorOn,
    TwoFactorOff,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    Locked,
    Unlocked,
    RolesChanged,
    Invited,
}

/// <summary>One line of the security log. Only ever added; old ones are cleared away.</summary>
public sealed class SecurityEvent
{
    public long Id { get; set; }

    public required string UserId { get; set; }

    public required DateTimeOffset At { get; set; }

    public required SecurityEventKind Kind { get; set; }

    /// <summary>Browser and system in words; null where nobody sat at one.</summary>
    public string? Device { get; set; }

    /// <summary>Address of the network that it came from.</summary>
    public string? Address { get; set; }
}

/// <summary>A key of Data Protection, as its XML: all nodes read the same cookies.</summary>
public sealed class ProtectionKey
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }
}
