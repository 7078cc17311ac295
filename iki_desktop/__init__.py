"""IKI Desktop: the Indikator Kinerja Individu of a kecamatan, from the form to the paper."""
