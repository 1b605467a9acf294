import { createContext, useCallback, useContext, useSyncExternalStore, type ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import type { Schema } from "@marketplace/client";
import { answer, api } from "./api.ts";
import { useQuery, type Query } from "./hooks.ts";
import { end, keep, keepDevelopment, sessionId, subscribe } from "./tokens.ts";
import { Loading } from "./pieces.tsx";

export interface Session {
  signedIn: boolean;
  /** Another one after each sign-in; undefined for a stranger. */
  id: string | undefined;
  /** The account; undefined for a stranger and until it is read. */
  me: Query<Schema<"MeResponse">>;
  signIn: (tokens: Schema<"TokenResponse">) => void;
  /** As the buyer or seller of a development instance; false where there is none. */
  signInAsDevelopment: (role: "buyer" | "seller") => Promise<boolean>;
  signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const id = useSyncExternalStore(subscribe, sessionId);
  const signedIn = id !== undefined;
  const me = useQuery(id ? `me:${id}` : null, (signal) => answer(api.GET("/api/v1/me", { signal })));
  const signOut = useCallback(async () => {
    const ended = sessionId();
    try {
      await api.POST("/api/v1/auth/logout");
    } finally {
      end(ended);
    }
  }, []);
  const value: Session = {
    signedIn,
    id,
    me: signedIn ? me : { ...me, data: undefined },
    signIn: keep,
    signInAsDevelopment: keepDevelopment,
    signOut,
  };
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider above");
  return session;
}

/** What only a signed-in person sees; a stranger signs in first and comes back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { signedIn, me } = useSession();
  const location = useLocation();
  if (!signedIn) {
    const back = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/sign-in?back=${back}`} replace />;
  }
  return me.data || me.error ? children : <Loading />;
}
