// The first minutes on this phone: the login name just chosen, so that a second sign-in on an iPhone need not be remembered; and what was practised.

class Welcome {
  login = $state<string | null>(null);
  practised = $state(false);
}

export const welcome = new Welcome();
